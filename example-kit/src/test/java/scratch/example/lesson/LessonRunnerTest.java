package scratch.example.lesson;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import scratch.example.Captured;
import scratch.example.Workspace;

class LessonRunnerTest {
    private static final String PROBE = Ex399Probe.class.getName();

    private static Captured<Integer> run(String className, String... args) throws Exception {
        return Captured.of(() -> LessonRunner.run(className, args));
    }

    @Test
    void anExampleThatReturnsHasStatus0() throws Exception {
        assertThat(run(PROBE)).isEqualTo(new Captured<>(0, "probe 42\n", ""));
    }

    @Test
    void argumentsReachTheExample() throws Exception {
        assertThat(run(PROBE, "--seed", "7").out()).isEqualTo("probe 7\n");
    }

    @Test
    void helpIsNoFailure() throws Exception {
        assertThat(run(PROBE, "--help")).isEqualTo(new Captured<>(0,
                "Options of this example:\n  --seed           a seed (default 42)\n", ""));
    }

    @ParameterizedTest
    @CsvSource({"check,1 of 1 checks failed", "argument,fit: k = 0: must be at least 1",
        "singular,cholesky: pivot 2 is -1.0: must be positive"})
    void whatTheUserMustKnowIsOneLineAndStatus1(String how, String message) throws Exception {
        Captured<Integer> console = run(PROBE, how);
        assertThat(console.result()).isOne();
        assertThat(console.err()).isEqualTo(message + "\n");
    }

    @Test
    void aDefectShowsItsStackTraceAndHasStatus1() throws Exception {
        Captured<Integer> console = run(PROBE, "defect");
        assertThat(console.result()).isOne();
        assertThat(console.err()).startsWith("java.io.IOException: a defect").contains("Ex399Probe.java");
    }

    @Test
    void aWrongOptionHasStatus2() throws Exception {
        assertThat(run(PROBE, "--seed", "seven")).isEqualTo(new Captured<>(2, "",
                "options: --seed seven: must be a whole number (a seed)\n"));
    }

    @Test
    void aClassThatIsNotThereOrIsNoExampleHasStatus2() throws Exception {
        assertThat(run("scratch.example.lesson.Ex398Nowhere")).isEqualTo(new Captured<>(2, "",
                "launcher: scratch.example.lesson.Ex398Nowhere: there is no such class in this module\n"));
        for (Class<?> type : List.of(Workspace.class, Ex399Probe.NotStatic.class)) {
            assertThat(run(type.getName())).isEqualTo(new Captured<>(2, "",
                    "launcher: " + type.getName() + ": has no public static main(String[])\n"));
        }
    }

    @Test
    void aClassThatCannotBeInitialisedSaysWhy() throws Exception {
        Captured<Integer> console = run(Ex399Probe.Broken.class.getName());
        assertThat(console.result()).isOne();
        assertThat(console.err()).contains("For input string: \"many\"");
    }

    @Test
    void aCapturedRunKeepsTheOutputAndGivesStandardOutputBack() throws Exception {
        Lesson probe = new Lesson(399, "probe", "Probe", "classic-ml", PROBE, List.of(), 1, "nothing", "a",
                Lesson.Kind.ALGORITHM);
        Captured<LessonRunner.Run> console = Captured.of(() -> {
            var run = LessonRunner.capture(probe, "--seed", "8");
            LessonRunner.run(PROBE);
            return run;
        });
        assertThat(console.result()).isEqualTo(new LessonRunner.Run("probe 8\n", 0));
        assertThat(console.out()).isEqualTo("probe 42\n");
        assertThat(Captured.of(() -> LessonRunner.capture(probe, "check")).result().status()).isOne();
    }
}
