package scratch.stats.chisquare;

import scratch.example.contract.LessonTest;

class Ex214Test implements LessonTest {
}
