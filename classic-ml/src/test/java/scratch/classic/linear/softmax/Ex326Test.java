package scratch.classic.linear.softmax;

import scratch.example.contract.LessonTest;

class Ex326Test implements LessonTest {
}
