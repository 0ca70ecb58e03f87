package scratch.stats.moredistributions;

import scratch.example.contract.LessonTest;

class Ex207Test implements LessonTest {
}
