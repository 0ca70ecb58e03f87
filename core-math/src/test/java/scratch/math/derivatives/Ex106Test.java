package scratch.math.derivatives;

import scratch.example.contract.LessonTest;

class Ex106Test implements LessonTest {
}
