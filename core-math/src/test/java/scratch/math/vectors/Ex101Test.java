package scratch.math.vectors;

import scratch.example.contract.LessonTest;

class Ex101Test implements LessonTest {
}
