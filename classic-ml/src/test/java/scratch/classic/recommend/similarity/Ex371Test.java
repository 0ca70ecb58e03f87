package scratch.classic.recommend.similarity;

import scratch.example.contract.LessonTest;

class Ex371Test implements LessonTest {
}
