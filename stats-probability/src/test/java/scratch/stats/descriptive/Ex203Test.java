package scratch.stats.descriptive;

import scratch.example.contract.LessonTest;

class Ex203Test implements LessonTest {
}
