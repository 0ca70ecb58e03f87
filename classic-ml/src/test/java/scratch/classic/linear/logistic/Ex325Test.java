package scratch.classic.linear.logistic;

import scratch.example.contract.LessonTest;

class Ex325Test implements LessonTest {
}
