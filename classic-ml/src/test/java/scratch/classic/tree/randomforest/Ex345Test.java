package scratch.classic.tree.randomforest;

import scratch.example.contract.LessonTest;

class Ex345Test implements LessonTest {
}
