package scratch.stats.ttests;

import scratch.example.contract.LessonTest;

class Ex213Test implements LessonTest {
}
