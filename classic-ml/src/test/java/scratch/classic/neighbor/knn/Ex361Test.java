package scratch.classic.neighbor.knn;

import scratch.example.contract.LessonTest;

class Ex361Test implements LessonTest {
}
