package scratch.deep.foundation.activations;

import scratch.example.contract.LessonTest;

class Ex403Test implements LessonTest {
}
