package scratch.deep.foundation.gradientcheck;

import scratch.example.contract.LessonTest;

class Ex404Test implements LessonTest {
}
