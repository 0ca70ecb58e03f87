package scratch.math.strassen;

import scratch.example.contract.LessonTest;

class Ex113Test implements LessonTest {
}
