package scratch.deep.attention.encoderdecoder;

import scratch.example.contract.LessonTest;

class Ex444Test implements LessonTest {
}
