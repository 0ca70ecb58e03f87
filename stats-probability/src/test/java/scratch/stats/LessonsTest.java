package scratch.stats;

import scratch.example.contract.LessonContract;

class LessonsTest implements LessonContract {
    @Override
    public String module() {
        return "stats-probability";
    }
}
