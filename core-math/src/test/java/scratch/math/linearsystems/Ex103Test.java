package scratch.math.linearsystems;

import scratch.example.contract.LessonTest;

class Ex103Test implements LessonTest {
}
