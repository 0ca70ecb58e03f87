package scratch.deep.foundation.regularisation;

import scratch.example.contract.LessonTest;

class Ex406Test implements LessonTest {
}
