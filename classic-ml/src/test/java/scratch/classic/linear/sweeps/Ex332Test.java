package scratch.classic.linear.sweeps;

import scratch.example.contract.LessonTest;

class Ex332Test implements LessonTest {
}
