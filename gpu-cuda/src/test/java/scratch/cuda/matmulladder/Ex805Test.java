package scratch.cuda.matmulladder;

import scratch.example.contract.LessonTest;

class Ex805Test implements LessonTest {
}
