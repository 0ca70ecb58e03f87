package scratch.stats.binomial;

import scratch.example.contract.LessonTest;

class Ex205Test implements LessonTest {
}
