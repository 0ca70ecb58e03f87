package scratch.classic.foundation.encoding;

import scratch.example.contract.LessonTest;

class Ex304Test implements LessonTest {
}
