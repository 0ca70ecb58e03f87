package scratch.deep.attention.multihead;

import scratch.example.contract.LessonTest;

class Ex442Test implements LessonTest {
}
