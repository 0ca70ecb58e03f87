package scratch.classic.margin.kerneltrick;

import scratch.example.contract.LessonTest;

class Ex365Test implements LessonTest {
}
