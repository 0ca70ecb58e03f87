package scratch.deep.convolution.transferlearning;

import scratch.example.contract.LessonTest;

class Ex416Test implements LessonTest {
}
