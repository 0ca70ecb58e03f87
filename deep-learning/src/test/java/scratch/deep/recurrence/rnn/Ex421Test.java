package scratch.deep.recurrence.rnn;

import scratch.example.contract.LessonTest;

class Ex421Test implements LessonTest {
}
