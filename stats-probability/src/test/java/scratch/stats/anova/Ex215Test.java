package scratch.stats.anova;

import scratch.example.contract.LessonTest;

class Ex215Test implements LessonTest {
}
