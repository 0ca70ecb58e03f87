package scratch.classic.linear.regularised;

import scratch.example.contract.LessonTest;

class Ex328Test implements LessonTest {
}
