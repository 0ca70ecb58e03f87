package scratch.deep;

import scratch.example.contract.LessonContract;

class LessonsTest implements LessonContract {
    @Override
    public String module() {
        return "deep-learning";
    }
}
