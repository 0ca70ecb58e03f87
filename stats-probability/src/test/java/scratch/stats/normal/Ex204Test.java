package scratch.stats.normal;

import scratch.example.contract.LessonTest;

class Ex204Test implements LessonTest {
}
