package scratch.deep.generative.gan;

import scratch.example.contract.LessonTest;

class Ex435Test implements LessonTest {
}
