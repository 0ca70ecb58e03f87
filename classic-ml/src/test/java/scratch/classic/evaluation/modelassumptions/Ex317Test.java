package scratch.classic.evaluation.modelassumptions;

import scratch.example.contract.LessonTest;

class Ex317Test implements LessonTest {
}
