package scratch.classic.evaluation.hyperparametersearch;

import scratch.example.contract.LessonTest;

class Ex315Test implements LessonTest {
}
