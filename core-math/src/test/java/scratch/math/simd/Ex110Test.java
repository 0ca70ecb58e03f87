package scratch.math.simd;

import scratch.example.contract.LessonTest;

class Ex110Test implements LessonTest {
}
