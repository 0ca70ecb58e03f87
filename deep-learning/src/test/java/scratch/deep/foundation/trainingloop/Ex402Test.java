package scratch.deep.foundation.trainingloop;

import scratch.example.contract.LessonTest;

class Ex402Test implements LessonTest {
}
