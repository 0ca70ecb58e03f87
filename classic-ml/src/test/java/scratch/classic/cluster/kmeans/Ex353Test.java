package scratch.classic.cluster.kmeans;

import scratch.example.contract.LessonTest;

class Ex353Test implements LessonTest {
}
