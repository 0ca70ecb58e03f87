package scratch.classic.evaluation.rocandpr;

import scratch.example.contract.LessonTest;

class Ex312Test implements LessonTest {
}
