package scratch.classic;

import scratch.example.contract.LessonContract;

class LessonsTest implements LessonContract {
    @Override
    public String module() {
        return "classic-ml";
    }
}
