package scratch.cuda.firstkernel;

import scratch.example.contract.LessonTest;

class Ex802Test implements LessonTest {
}
