package scratch.stats.bandit;

import scratch.example.contract.LessonTest;

class Ex223Test implements LessonTest {
}
