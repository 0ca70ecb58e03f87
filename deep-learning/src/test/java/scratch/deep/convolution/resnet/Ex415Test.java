package scratch.deep.convolution.resnet;

import scratch.example.contract.LessonTest;

class Ex415Test implements LessonTest {
}
