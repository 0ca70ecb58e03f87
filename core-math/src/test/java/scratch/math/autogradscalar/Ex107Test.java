package scratch.math.autogradscalar;

import scratch.example.contract.LessonTest;

class Ex107Test implements LessonTest {
}
