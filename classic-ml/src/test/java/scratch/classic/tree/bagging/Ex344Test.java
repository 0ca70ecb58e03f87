package scratch.classic.tree.bagging;

import scratch.example.contract.LessonTest;

class Ex344Test implements LessonTest {
}
