package scratch.stats.bayes;

import scratch.example.contract.LessonTest;

class Ex222Test implements LessonTest {
}
