package scratch.cuda.devicecheck;

import scratch.example.contract.LessonTest;

class Ex801Test implements LessonTest {
}
