package scratch.classic.foundation.featureengineering;

import scratch.example.contract.LessonTest;

class Ex307Test implements LessonTest {
}
