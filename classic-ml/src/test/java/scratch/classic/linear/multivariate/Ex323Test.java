package scratch.classic.linear.multivariate;

import scratch.example.contract.LessonTest;

class Ex323Test implements LessonTest {
}
