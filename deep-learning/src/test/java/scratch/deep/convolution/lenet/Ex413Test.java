package scratch.deep.convolution.lenet;

import scratch.example.contract.LessonTest;

class Ex413Test implements LessonTest {
}
