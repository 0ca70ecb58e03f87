package scratch.deep.generative.ganvariants;

import scratch.example.contract.LessonTest;

class Ex436Test implements LessonTest {
}
