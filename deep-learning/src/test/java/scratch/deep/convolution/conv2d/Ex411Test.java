package scratch.deep.convolution.conv2d;

import scratch.example.contract.LessonTest;

class Ex411Test implements LessonTest {
}
