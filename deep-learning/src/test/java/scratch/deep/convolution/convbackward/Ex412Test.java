package scratch.deep.convolution.convbackward;

import scratch.example.contract.LessonTest;

class Ex412Test implements LessonTest {
}
