package scratch.math.randomnumbers;

import scratch.example.contract.LessonTest;

class Ex111Test implements LessonTest {
}
