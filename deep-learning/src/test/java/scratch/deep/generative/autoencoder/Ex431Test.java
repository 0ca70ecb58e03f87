package scratch.deep.generative.autoencoder;

import scratch.example.contract.LessonTest;

class Ex431Test implements LessonTest {
}
