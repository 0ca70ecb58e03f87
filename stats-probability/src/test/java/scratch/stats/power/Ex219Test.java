package scratch.stats.power;

import scratch.example.contract.LessonTest;

class Ex219Test implements LessonTest {
}
