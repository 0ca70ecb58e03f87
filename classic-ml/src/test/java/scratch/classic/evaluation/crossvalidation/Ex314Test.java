package scratch.classic.evaluation.crossvalidation;

import scratch.example.contract.LessonTest;

class Ex314Test implements LessonTest {
}
