package scratch.cuda.scaling;

import scratch.example.contract.LessonTest;

class Ex807Test implements LessonTest {
}
