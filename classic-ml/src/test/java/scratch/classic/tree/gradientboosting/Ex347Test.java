package scratch.classic.tree.gradientboosting;

import scratch.example.contract.LessonTest;

class Ex347Test implements LessonTest {
}
