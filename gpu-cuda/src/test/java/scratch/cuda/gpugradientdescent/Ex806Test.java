package scratch.cuda.gpugradientdescent;

import scratch.example.contract.LessonTest;

class Ex806Test implements LessonTest {
}
