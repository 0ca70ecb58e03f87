package scratch.deep.foundation.overfitting;

import scratch.example.contract.LessonTest;

class Ex407Test implements LessonTest {
}
