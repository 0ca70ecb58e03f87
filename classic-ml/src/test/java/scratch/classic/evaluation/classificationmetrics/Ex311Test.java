package scratch.classic.evaluation.classificationmetrics;

import scratch.example.contract.LessonTest;

class Ex311Test implements LessonTest {
}
