package scratch.deep.generative.vae;

import scratch.example.contract.LessonTest;

class Ex434Test implements LessonTest {
}
