package scratch.classic.foundation.missingdata;

import scratch.example.contract.LessonTest;

class Ex303Test implements LessonTest {
}
