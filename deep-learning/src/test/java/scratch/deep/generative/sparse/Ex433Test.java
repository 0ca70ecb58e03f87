package scratch.deep.generative.sparse;

import scratch.example.contract.LessonTest;

class Ex433Test implements LessonTest {
}
