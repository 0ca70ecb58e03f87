package scratch.classic.evaluation.biasvariance;

import scratch.example.contract.LessonTest;

class Ex316Test implements LessonTest {
}
