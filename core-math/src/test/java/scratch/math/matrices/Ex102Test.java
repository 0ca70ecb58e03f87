package scratch.math.matrices;

import scratch.example.contract.LessonTest;

class Ex102Test implements LessonTest {
}
