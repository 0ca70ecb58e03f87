package scratch.classic.foundation.outliers;

import scratch.example.contract.LessonTest;

class Ex305Test implements LessonTest {
}
