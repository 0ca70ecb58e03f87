package scratch.cuda.withoutagpu;

import scratch.example.contract.LessonTest;

class Ex812Test implements LessonTest {
}
