package scratch.classic.foundation.composition;

import scratch.example.contract.LessonTest;

class Ex309Test implements LessonTest {
}
