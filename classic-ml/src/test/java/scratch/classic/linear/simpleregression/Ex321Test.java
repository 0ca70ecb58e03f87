package scratch.classic.linear.simpleregression;

import scratch.example.contract.LessonTest;

class Ex321Test implements LessonTest {
}
