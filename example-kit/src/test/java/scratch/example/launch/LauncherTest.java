package scratch.example.launch;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import scratch.example.Captured;
import scratch.example.lesson.Catalogue;

class LauncherTest {
    private static final Catalogue CATALOGUE = Catalogue.parse("""
            101 | vectors | Vectors | core-math | scratch.math.vectors.Ex101Vectors | - | 30 | closed form | a | algorithm
            353 | k-means | k-means | classic-ml | scratch.classic.cluster.kmeans.Ex353KMeans | 101 | 50 | Smile KMeans | b \
            | algorithm
            399 | probe | Probe | classic-ml | scratch.example.lesson.Ex399Probe | - | 1 | nothing | a | algorithm
            """);

    private static Launcher in(String module, String selected) {
        return new Launcher(CATALOGUE, module, selected, " -Dscratch.probe=flagged  -Xshare:auto ");
    }

    private static Captured<Integer> launch(String module, String selected, String example) throws Exception {
        return Captured.of(() -> in(module, selected).launch(example, "", List.of()));
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "[]", "null", "[classic-ml]", "[:classic-ml]", "[io.github.javamlfromscratch:classic-ml]",
        "[./classic-ml]", "[classic-ml/]", "[.\\classic-ml]", "[core-math, classic-ml]", "[+classic-ml]",
        "[?classic-ml]", "[!core-math]", "[/home/you/java-ml-from-scratch/classic-ml]"})
    void aModuleThatWasAskedForIsMeant(String selected) {
        assertThat(in("classic-ml", selected).isMeant()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"[core-math]", "[:core-math]", "[classic]", "[my-classic-ml]", "[classic-ml-2]",
        "[classic-ml/core-math]", "[core-math, !classic-ml]"})
    void aModuleThatMavenOnlyComesByIsNot(String selected) throws Exception {
        assertThat(in("classic-ml", selected).isMeant()).isFalse();
        assertThat(launch("classic-ml", selected, "353")).isEqualTo(new Captured<>(0, "", ""));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "true", "list"})
    void withoutANumberTheLessonsAreListed(String example) throws Exception {
        Captured<Integer> console = launch("classic-ml", "[classic-ml]", example);
        assertThat(console.result()).isZero();
        assertThat(console.out()).startsWith("core-math (1 lesson, 30 min)").contains("  353  k-means")
                .endsWith("Run one: ./run 353   Help: ./run --help\n");
    }

    @Test
    void inABuildOfSeveralModulesTheListIsPrintedOnce() throws Exception {
        for (String selected : List.of("[]", "null")) {
            assertThat(launch("example-kit", selected, "list").out()).isNotEmpty();
            assertThat(launch("core-math", selected, "list").out()).isEmpty();
            assertThat(launch("classic-ml", selected, "list").out()).isEmpty();
        }
        assertThat(launch("core-math", "[core-math, classic-ml]", "list").out()).isNotEmpty();
        assertThat(launch("classic-ml", "[core-math, classic-ml]", "list").out()).isEmpty();
    }

    @Test
    void helpNamesEveryCommand() throws Exception {
        assertThat(launch("example-kit", "[example-kit]", "help").out())
                .contains("./run 353", "./run exercise 353", "./run hint 353", "./run solution 353")
                .contains("./run readme 353");
    }

    @Test
    void anUnknownLessonHasStatus2AndASuggestion() throws Exception {
        Captured<Integer> console = launch("classic-ml", "[classic-ml]", "kmens");
        assertThat(console).isEqualTo(new Captured<>(2, "",
                "There is no lesson 'kmens'. Did you mean:\n  353  k-means\nAll lessons: ./run\n"));
    }

    @Test
    void ifNothingIsNearAnUnknownLessonGetsTheWholeList() throws Exception {
        Captured<Integer> console = launch("classic-ml", "[classic-ml]", "transformer");
        assertThat(console.result()).isEqualTo(2);
        assertThat(console.err()).startsWith("There is no lesson 'transformer'. These are there:\n\ncore-math")
                .contains("  101  vectors").contains("  353  k-means");
    }

    @Test
    void ofAnUnknownLessonOneModuleSpeaksForAll() throws Exception {
        assertThat(launch("core-math", "[]", "999")).isEqualTo(new Captured<>(2, "", ""));
        assertThat(launch("example-kit", "[]", "999").err()).contains("no lesson '999'");
    }

    @Test
    void aLessonOfAnotherModuleIsAnsweredWithTheCommandThatRunsIt() throws Exception {
        assertThat(launch("core-math", "[core-math]", "353")).isEqualTo(new Captured<>(2, "",
                "Lesson 353 (k-means) is in module classic-ml: "
                        + "mvn -q -pl classic-ml -am compile exec:exec -Dexample=353\n"));
    }

    @Test
    void ifTheOtherModuleIsPartOfTheBuildItAnswersItself() throws Exception {
        assertThat(launch("core-math", "[]", "353")).isEqualTo(new Captured<>(0, "", ""));
        assertThat(launch("core-math", "[core-math, classic-ml]", "353")).isEqualTo(new Captured<>(0, "", ""));
    }

    @Test
    void aReadmeOrAnExerciseOfAnUnknownLessonIsRefusedToo() throws Exception {
        assertThat(launch("classic-ml", "[classic-ml]", "readme 999").err()).startsWith("There is no lesson '999'");
        Captured<Integer> exercise = Captured.of(() ->
                in("classic-ml", "[classic-ml]").launch("", "check 999", List.of()));
        assertThat(exercise.result()).isEqualTo(2);
        assertThat(exercise.err()).startsWith("There is no lesson '999'");
    }

    // The second JVM writes to the real standard output, so only its exit code can be seen from here.
    @Test
    void aLessonRunsInASecondJvmAndItsExitCodeComesBack() throws Exception {
        Launcher launcher = in("classic-ml", "[classic-ml]");
        assertThat(launcher.launch("399", "", List.of("exit", "7"))).isEqualTo(7);
        assertThat(launcher.launch("probe", "", List.of("flag"))).as("flags").isEqualTo(3);
    }
}
