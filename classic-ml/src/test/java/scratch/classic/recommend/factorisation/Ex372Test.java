package scratch.classic.recommend.factorisation;

import scratch.example.contract.LessonTest;

class Ex372Test implements LessonTest {
}
