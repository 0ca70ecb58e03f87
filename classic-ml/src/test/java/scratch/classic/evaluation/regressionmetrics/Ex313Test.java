package scratch.classic.evaluation.regressionmetrics;

import scratch.example.contract.LessonTest;

class Ex313Test implements LessonTest {
}
