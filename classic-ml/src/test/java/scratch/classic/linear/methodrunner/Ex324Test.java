package scratch.classic.linear.methodrunner;

import scratch.example.contract.LessonTest;

class Ex324Test implements LessonTest {
}
