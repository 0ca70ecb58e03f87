package scratch.classic.tree.informationgain;

import scratch.example.contract.LessonTest;

class Ex342Test implements LessonTest {
}
