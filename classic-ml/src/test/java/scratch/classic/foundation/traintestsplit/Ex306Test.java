package scratch.classic.foundation.traintestsplit;

import scratch.example.contract.LessonTest;

class Ex306Test implements LessonTest {
}
