package scratch.cuda.reductionandscan;

import scratch.example.contract.LessonTest;

class Ex804Test implements LessonTest {
}
