package scratch.stats.sequential;

import scratch.example.contract.LessonTest;

class Ex220Test implements LessonTest {
}
