package scratch.classic.projection.pca;

import scratch.example.contract.LessonTest;

class Ex351Test implements LessonTest {
}
