package scratch.stats.bayestheorem;

import scratch.example.contract.LessonTest;

class Ex202Test implements LessonTest {
}
