package scratch.deep.recurrence.gru;

import scratch.example.contract.LessonTest;

class Ex424Test implements LessonTest {
}
