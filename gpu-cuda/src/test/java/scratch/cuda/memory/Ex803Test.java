package scratch.cuda.memory;

import scratch.example.contract.LessonTest;

class Ex803Test implements LessonTest {
}
