package scratch.math.svd;

import scratch.example.contract.LessonTest;

class Ex105Test implements LessonTest {
}
