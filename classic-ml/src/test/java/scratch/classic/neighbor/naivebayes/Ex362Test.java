package scratch.classic.neighbor.naivebayes;

import scratch.example.contract.LessonTest;

class Ex362Test implements LessonTest {
}
