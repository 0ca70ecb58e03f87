package scratch.math.autogradtensor;

import scratch.example.contract.LessonTest;

class Ex109Test implements LessonTest {
}
