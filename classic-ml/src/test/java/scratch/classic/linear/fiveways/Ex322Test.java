package scratch.classic.linear.fiveways;

import scratch.example.contract.LessonTest;

class Ex322Test implements LessonTest {
}
