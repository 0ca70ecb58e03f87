package scratch.classic.tree.pruning;

import scratch.example.contract.LessonTest;

class Ex343Test implements LessonTest {
}
