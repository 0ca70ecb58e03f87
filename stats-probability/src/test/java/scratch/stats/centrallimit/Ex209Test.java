package scratch.stats.centrallimit;

import scratch.example.contract.LessonTest;

class Ex209Test implements LessonTest {
}
