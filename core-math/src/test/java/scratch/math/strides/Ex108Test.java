package scratch.math.strides;

import scratch.example.contract.LessonTest;

class Ex108Test implements LessonTest {
}
