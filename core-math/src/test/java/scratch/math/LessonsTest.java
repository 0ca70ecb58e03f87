package scratch.math;

import scratch.example.contract.LessonContract;

class LessonsTest implements LessonContract {
    @Override
    public String module() {
        return "core-math";
    }
}
