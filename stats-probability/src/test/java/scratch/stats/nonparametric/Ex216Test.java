package scratch.stats.nonparametric;

import scratch.example.contract.LessonTest;

class Ex216Test implements LessonTest {
}
