package scratch.example.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;

import org.junit.jupiter.api.Test;

import scratch.example.exercise.Exercise;
import scratch.example.exercise.Hints;
import scratch.example.exercise.Verdict;
import scratch.example.exercise.Verdict.State;

/// The proof of a checker, inherited by every `Exercise353Test`: it accepts the solution, answers kindly while nothing
/// is written, and refuses each planted wrong answer with the sentence meant for it. What the learner is in the middle
/// of writing never turns the build red.
public interface ExerciseContract<T> extends Exercise<T> {
    @Test
    default void theSolutionPasses() {
        assertThat(Verdict.of(this, solution())).isEqualTo(new Verdict(State.PASSED, ""));
    }

    @Test
    default void theLearnersFileIsAnsweredWithASentence() {
        Verdict verdict = Verdict.of(this, learner());
        assertThat(verdict.state() == State.PASSED || !verdict.sentence().isBlank()).isTrue();
        assertThat(verdict.sentence()).doesNotContain("\tat ");
    }

    @Test
    default void everyPlantedWrongAnswerIsRefusedWithItsOwnSentence() {
        assertThat(planted()).as("planted wrong answers").hasSizeGreaterThanOrEqualTo(2);
        for (Planted<T> wrong : planted()) {
            Verdict verdict = Verdict.of(this, wrong.answer());
            assertThat(verdict.state()).as(wrong.name()).isEqualTo(State.WRONG);
            assertThat(verdict.sentence()).as(wrong.name()).contains(wrong.sentence());
            assertThat(wrong.sentence().length()).as("the sentence for: " + wrong.name()).isGreaterThan(20);
        }
    }

    @Test
    default void thereAreThreeHintsAndATask() {
        assertThat(hints()).hasSize(3).doesNotHaveDuplicates().allSatisfy(hint -> assertThat(hint).isNotBlank());
        assertThat(task()).isNotBlank();
    }

    // `./run hint` must work while the learner's file does not compile, so it reads them from the source.
    @Test
    default void theHintsCanBeReadWithoutCompiling() throws IOException {
        Path source = Path.of("src/test/java", getClass().getName().replace('.', '/') + ".java");
        assertThat(Hints.in(source)).isEqualTo(hints());
    }
}
