package scratch.stats.probability;

import scratch.example.contract.LessonTest;

class Ex201Test implements LessonTest {
}
