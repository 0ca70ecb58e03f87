package scratch.classic.foundation.whatislearning;

import scratch.example.contract.LessonTest;

class Ex301Test implements LessonTest {
}
