package scratch.stats.poisson;

import scratch.example.contract.LessonTest;

class Ex206Test implements LessonTest {
}
