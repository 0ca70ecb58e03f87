package scratch.stats.likelihood;

import scratch.example.contract.LessonTest;

class Ex221Test implements LessonTest {
}
