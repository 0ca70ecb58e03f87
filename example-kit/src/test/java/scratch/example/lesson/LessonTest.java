package scratch.example.lesson;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import scratch.example.Workspace;

class LessonTest {
    private static final Lesson.Kind KIND = Lesson.Kind.ALGORITHM;
    private static final String EXAMPLE = "scratch.classic.cluster.kmeans.Ex353KMeans";

    private static Lesson kMeans(int number, String name, String module, String className) {
        return new Lesson(number, name, "k-means", module, className, List.of(101), 45, "Smile KMeans", "b", KIND);
    }

    private static Lesson kMeans() {
        return kMeans(353, "k-means", "classic-ml", EXAMPLE);
    }

    @Test
    void theClassNameTellsWhereEverythingLies() {
        assertThat(kMeans().packageName()).isEqualTo("scratch.classic.cluster.kmeans");
        assertThat(kMeans().link()).isEqualTo("classic-ml/src/main/java/scratch/classic/cluster/kmeans");
        assertThat(kMeans().folder()).isEqualTo(Workspace.root().resolve(kMeans().link()));
        assertThat(kMeans().testFolder())
                .isEqualTo(Workspace.root().resolve(Path.of("classic-ml/src/test/java/scratch/classic/cluster/kmeans")));
    }

    @Test
    void dashesAndCaseDoNotMatterInAName() {
        assertThat(kMeans().key()).isEqualTo("kmeans").isEqualTo(Lesson.key("K-Means"));
    }

    @Test
    void theListOfNeedsCannotBeChangedFromOutside() {
        List<Integer> needs = new ArrayList<>(List.of(101));
        Lesson lesson = new Lesson(353, "k-means", "k-means", "classic-ml", EXAMPLE, needs, 45, "Smile", "b", KIND);
        needs.add(102);
        assertThat(lesson.needs()).containsExactly(101);
    }

    @ParameterizedTest
    @CsvSource({"99", "1000", "-353", "0"})
    void aNumberHasThreeDigits(int number) {
        assertThatIllegalArgumentException().isThrownBy(() -> kMeans(number, "k-means", "classic-ml", EXAMPLE))
                .withMessage("lesson " + number + ": a number has three digits");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "K-Means", "k means", "-k", "k-", "k--means", "k_means"})
    void aNameIsLowerCaseWordsWithDashes(String name) {
        assertThatIllegalArgumentException().isThrownBy(() -> kMeans(353, name, "classic-ml", EXAMPLE))
                .withMessage("lesson 353: a name is lower case words with dashes, not '" + name + "'");
    }

    @ParameterizedTest
    @ValueSource(strings = {"101", "1-01"})
    void aNameCannotBeTakenForANumber(String name) {
        assertThatIllegalArgumentException().isThrownBy(() -> kMeans(353, name, "classic-ml", EXAMPLE))
                .withMessageContaining("could be taken for a number");
    }

    @ParameterizedTest
    @ValueSource(strings = {"classic", "example-kit", ""})
    void onlyModulesWithLessonsAreKnown(String module) {
        assertThatIllegalArgumentException().isThrownBy(() -> kMeans(353, "k-means", module, EXAMPLE))
                .withMessage("lesson 353: unknown module '" + module + "'");
    }

    @Test
    void theFirstDigitIsTheModules() {
        assertThatIllegalArgumentException().isThrownBy(() -> kMeans(353, "k-means", "core-math", EXAMPLE))
                .withMessage("lesson 353: numbers of core-math start with 1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Ex353KMeans", "scratch.Ex353KMeans", "scratch.classic.cluster.kmeans.Ex354KMeans",
        "scratch.classic.cluster.kmeans.Ex353", "scratch.classic.KMeans.Ex353KMeans", "other.classic.kmeans.Ex353KMeans"})
    void theExampleIsNamedAfterTheNumberAndLiesInThePackageOfTheLesson(String className) {
        assertThatIllegalArgumentException().isThrownBy(() -> kMeans(353, "k-means", "classic-ml", className))
                .withMessage("lesson 353: the example class must be scratch.<module>.<lesson>.Ex353..., not "
                        + className);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a", "b", "c", "d", "a/d"})
    void theRungIsOneOfFourOrTwoOfThem(String rung) {
        assertThatCode(() -> new Lesson(353, "k-means", "k", "classic-ml", EXAMPLE, List.of(), 1, "x", rung, KIND))
                .doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(strings = {"e", "", "A", "ab", "a/", "a/b/c"})
    void noOtherRungExists(String rung) {
        assertThatIllegalArgumentException().isThrownBy(() ->
                        new Lesson(353, "k-means", "k", "classic-ml", EXAMPLE, List.of(), 1, "x", rung, KIND))
                .withMessage("lesson 353: the rung must be a, b, c or d, or two of them as in a/d, not '" + rung + "'");
    }

    @Test
    void minutesTitleAgainstAndNeedsAreChecked() {
        assertThatIllegalArgumentException().isThrownBy(() ->
                        new Lesson(353, "k-means", "k", "classic-ml", EXAMPLE, List.of(), 0, "x", "a", KIND))
                .withMessage("lesson 353: minutes must be positive, not 0");
        assertThatIllegalArgumentException().isThrownBy(() ->
                        new Lesson(353, "k-means", " ", "classic-ml", EXAMPLE, List.of(), 1, "x", "a", KIND))
                .withMessage("lesson 353: title and against must not be empty");
        assertThatIllegalArgumentException().isThrownBy(() ->
                        new Lesson(353, "k-means", "k", "classic-ml", EXAMPLE, List.of(), 1, "", "a", KIND))
                .withMessage("lesson 353: title and against must not be empty");
        assertThatIllegalArgumentException().isThrownBy(() ->
                        new Lesson(353, "k-means", "k", "classic-ml", EXAMPLE, List.of(101, 353), 1, "x", "a", KIND))
                .withMessage("lesson 353: a lesson cannot need itself");
    }
}
