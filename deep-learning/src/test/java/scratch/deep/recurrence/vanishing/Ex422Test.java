package scratch.deep.recurrence.vanishing;

import scratch.example.contract.LessonTest;

class Ex422Test implements LessonTest {
}
