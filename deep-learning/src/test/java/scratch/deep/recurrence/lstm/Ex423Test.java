package scratch.deep.recurrence.lstm;

import scratch.example.contract.LessonTest;

class Ex423Test implements LessonTest {
}
