package scratch.classic.tree.adaboost;

import scratch.example.contract.LessonTest;

class Ex346Test implements LessonTest {
}
