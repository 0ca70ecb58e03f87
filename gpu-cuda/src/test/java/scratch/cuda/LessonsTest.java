package scratch.cuda;

import scratch.example.contract.LessonContract;

class LessonsTest implements LessonContract {
    @Override
    public String module() {
        return "gpu-cuda";
    }
}
