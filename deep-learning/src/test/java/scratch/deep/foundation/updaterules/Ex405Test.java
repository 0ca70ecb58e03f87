package scratch.deep.foundation.updaterules;

import scratch.example.contract.LessonTest;

class Ex405Test implements LessonTest {
}
