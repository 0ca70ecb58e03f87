package scratch.deep.convolution.skip;

import scratch.example.contract.LessonTest;

class Ex414Test implements LessonTest {
}
