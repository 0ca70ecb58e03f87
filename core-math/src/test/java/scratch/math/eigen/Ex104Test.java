package scratch.math.eigen;

import scratch.example.contract.LessonTest;

class Ex104Test implements LessonTest {
}
