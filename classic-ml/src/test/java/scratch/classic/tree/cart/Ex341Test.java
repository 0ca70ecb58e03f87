package scratch.classic.tree.cart;

import scratch.example.contract.LessonTest;

class Ex341Test implements LessonTest {
}
