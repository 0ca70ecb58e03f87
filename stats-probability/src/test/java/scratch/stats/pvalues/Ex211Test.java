package scratch.stats.pvalues;

import scratch.example.contract.LessonTest;

class Ex211Test implements LessonTest {
}
