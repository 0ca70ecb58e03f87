package scratch.classic.margin.softmargin;

import scratch.example.contract.LessonTest;

class Ex364Test implements LessonTest {
}
