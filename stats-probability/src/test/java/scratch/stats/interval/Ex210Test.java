package scratch.stats.interval;

import scratch.example.contract.LessonTest;

class Ex210Test implements LessonTest {
}
