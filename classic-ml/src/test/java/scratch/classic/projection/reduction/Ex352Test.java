package scratch.classic.projection.reduction;

import scratch.example.contract.LessonTest;

class Ex352Test implements LessonTest {
}
