package scratch.deep.generative.denoising;

import scratch.example.contract.LessonTest;

class Ex432Test implements LessonTest {
}
