package scratch.deep.attention.dotproduct;

import scratch.example.contract.LessonTest;

class Ex441Test implements LessonTest {
}
