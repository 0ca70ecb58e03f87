package scratch.deep.recurrence.sequences;

import scratch.example.contract.LessonTest;

class Ex425Test implements LessonTest {
}
