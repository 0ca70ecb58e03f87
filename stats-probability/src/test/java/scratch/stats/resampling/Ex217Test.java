package scratch.stats.resampling;

import scratch.example.contract.LessonTest;

class Ex217Test implements LessonTest {
}
