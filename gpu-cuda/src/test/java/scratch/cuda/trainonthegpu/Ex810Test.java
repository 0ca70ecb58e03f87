package scratch.cuda.trainonthegpu;

import scratch.example.contract.LessonTest;

class Ex810Test implements LessonTest {
}
