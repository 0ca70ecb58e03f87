package scratch.classic.linear.gradientdescent;

import scratch.example.contract.LessonTest;

class Ex331Test implements LessonTest {
}
