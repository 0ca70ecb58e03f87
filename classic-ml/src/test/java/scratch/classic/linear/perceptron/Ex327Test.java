package scratch.classic.linear.perceptron;

import scratch.example.contract.LessonTest;

class Ex327Test implements LessonTest {
}
