package scratch.classic.foundation.scaling;

import scratch.example.contract.LessonTest;

class Ex302Test implements LessonTest {
}
