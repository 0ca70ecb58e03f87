package scratch.classic.tree.histogramboosting;

import scratch.example.contract.LessonTest;

class Ex348Test implements LessonTest {
}
