package scratch.stats.ztests;

import scratch.example.contract.LessonTest;

class Ex212Test implements LessonTest {
}
