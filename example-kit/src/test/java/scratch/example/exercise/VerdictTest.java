package scratch.example.exercise;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.function.DoubleSupplier;

import org.junit.jupiter.api.Test;

import scratch.example.exercise.Verdict.State;

/// A small exercise, and what becomes of the answers to it.
class VerdictTest implements Exercise<DoubleSupplier> {
    @Override
    public String task() {
        return "Return the mean of 1 and 2.";
    }

    @Override
    public DoubleSupplier learner() {
        return Exercise399::stub;
    }

    @Override
    public DoubleSupplier solution() {
        return () -> 1.5;
    }

    @Override
    public List<Planted<DoubleSupplier>> planted() {
        return List.of(
                new Planted<>("whole numbers", () -> (1 + 2) / 2, "1.00 is too small: did you divide whole numbers?"),
                new Planted<>("the sum", () -> 3, "3.00 is the sum: a mean is divided by how many there are."));
    }

    @Override
    public List<String> hints() {
        return List.of("Add them.", "How many are there?", "Divide by 2.0.");
    }

    @Override
    public void check(DoubleSupplier answer) {
        double mean = answer.getAsDouble();
        Mistake.unless(mean != 3, "%.2f is the sum: a mean is divided by how many there are.", mean);
        Mistake.unlessNear(mean, 1.5, 1e-12, "%.2f is too small: did you divide whole numbers?", mean);
    }

    private Verdict of(DoubleSupplier answer) {
        return Verdict.of(this, answer);
    }

    @Test
    void aStubIsNotWrongButNotWritten() {
        assertThat(of(Exercise399::stub))
                .isEqualTo(new Verdict(State.NOT_WRITTEN, "Not written yet: the mean of two numbers"));
    }

    @Test
    void aMistakeIsItsSentence() {
        assertThat(of(() -> 3)).isEqualTo(new Verdict(State.WRONG,
                "3.00 is the sum: a mean is divided by how many there are."));
    }

    @Test
    void anExceptionBecomesASentenceWithTheLearnersFileAndLine() {
        assertThat(of(Exercise399::readsPastTheEnd)).isEqualTo(new Verdict(State.WRONG,
                "Your code threw ArrayIndexOutOfBoundsException in Exercise399.java, line 15: "
                        + "Index 2 out of bounds for length 2"));
    }

    @Test
    void theJdksOwnUnsupportedOperationIsAMistakeOfTheLearner() {
        assertThat(of(Exercise399::addsToAFixedList)).isEqualTo(new Verdict(State.WRONG,
                "Your code threw UnsupportedOperationException in Exercise399.java, line 19."));
    }

    @Test
    void anExceptionWithoutAMessageDoesNotSayNull() {
        assertThat(of(Exercise399::throwsWithoutAMessage).sentence())
                .isEqualTo("Your code threw IllegalStateException in Exercise399.java, line 24.");
    }

    @Test
    void anEndlessRecursionIsNamed() {
        assertThat(of(Exercise399::callsItself).sentence()).isEqualTo(
                "Your code threw StackOverflowError in Exercise399.java, line 28: a method calls itself without end");
    }

    @Test
    void anEndlessLoopIsStoppedAndSaid() {
        assertThat(Verdict.of(this, Exercise399::neverEnds, Duration.ofMillis(50))).isEqualTo(new Verdict(State.WRONG,
                "Your code is still running after 0.05 seconds: is there a loop that never ends?"));
    }

    @Test
    void theLimitIsSpelledAsPeopleDo() {
        assertThat(Verdict.of(this, Exercise399::neverEnds, Duration.ofSeconds(1)).sentence())
                .startsWith("Your code is still running after 1 second:");
    }

    @Test
    void nearMeansWithinTheToleranceAndNaNNeverIs() {
        assertThat(of(() -> 1.5 + 1e-13).state()).isEqualTo(State.PASSED);
        assertThat(of(() -> Double.NaN).sentence()).startsWith("NaN is too small");
        assertThat(of(() -> Double.POSITIVE_INFINITY).state()).isEqualTo(State.WRONG);
        Mistake.unlessNear(Double.POSITIVE_INFINITY, Double.POSITIVE_INFINITY, 0, "equal infinities are near");
    }
}
