package scratch.classic.cluster.kmeansuses;

import scratch.example.contract.LessonTest;

class Ex354Test implements LessonTest {
}
