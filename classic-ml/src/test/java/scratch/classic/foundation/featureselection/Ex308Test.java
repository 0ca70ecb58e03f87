package scratch.classic.foundation.featureselection;

import scratch.example.contract.LessonTest;

class Ex308Test implements LessonTest {
}
