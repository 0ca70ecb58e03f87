package scratch.deep.foundation.mlp;

import scratch.example.contract.LessonTest;

class Ex401Test implements LessonTest {
}
