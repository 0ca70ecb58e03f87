package scratch.stats.correlation;

import scratch.example.contract.LessonTest;

class Ex218Test implements LessonTest {
}
