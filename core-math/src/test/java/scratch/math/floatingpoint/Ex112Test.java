package scratch.math.floatingpoint;

import scratch.example.contract.LessonTest;

class Ex112Test implements LessonTest {
}
