package scratch.stats.lawoflargenumbers;

import scratch.example.contract.LessonTest;

class Ex208Test implements LessonTest {
}
