package scratch.example;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ArgumentsTest {
    private static final String SEED = "seed 42 seed of everything that is random";
    private static final String RATE = "rate 0.1 step size of the descent";

    private static Arguments of(String... args) {
        return Arguments.of(args, SEED, RATE);
    }

    @Test
    void whatIsNotTypedHasItsDefault() {
        assertThat(of().longValue("seed")).isEqualTo(42);
        assertThat(of().intValue("seed")).isEqualTo(42);
        assertThat(of().doubleValue("rate")).isEqualTo(0.1);
        assertThat(of().value("rate")).isEqualTo("0.1");
    }

    @Test
    void whatIsTypedReplacesTheDefaultAndTheLastOneCounts() {
        Arguments arguments = of("--rate", "-2.5", "--seed", "7", "--seed", "8");
        assertThat(arguments.longValue("seed")).isEqualTo(8);
        assertThat(arguments.doubleValue("rate")).isEqualTo(-2.5);
    }

    @ParameterizedTest
    @ValueSource(strings = {"--help", "-h"})
    void helpShowsEveryOptionWithItsDefaultWhereverItStands(String help) {
        assertThatExceptionOfType(Arguments.Shown.class).isThrownBy(() -> of(help)).satisfies(shown ->
                assertThat(shown.getMessage().lines()).containsExactly("Options of this example:",
                        "  --seed           seed of everything that is random (default 42)",
                        "  --rate           step size of the descent (default 0.1)"));
        assertThatExceptionOfType(Arguments.Shown.class).isThrownBy(() -> of("--seed", help));
        assertThatExceptionOfType(Arguments.Shown.class).isThrownBy(() -> of("--seed", "7", help));
    }

    @Test
    void aLessonMayRefuseWhatOnlyItKnows() {
        assertThat(of("--seed", "9").refusal("seed", "must be a lucky one"))
                .hasMessage("options: --seed 9: must be a lucky one");
    }

    @Test
    void anExampleWithoutOptionsSaysSo() {
        assertThatExceptionOfType(Arguments.Shown.class).isThrownBy(() -> Arguments.of(new String[]{"--help"}))
                .withMessage("This example has no options.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"--sed", "seed", "-seed", "--", ""})
    void anUnknownOptionIsRefusedWithAListOfThoseThatExist(String unknown) {
        assertThatIllegalArgumentException().isThrownBy(() -> of(unknown, "7"))
                .withMessageStartingWith("options: " + unknown + ": there is no such option")
                .withMessageContaining("--seed").withMessageContaining("--rate");
    }

    @Test
    void anEqualsSignDoesAsWellAsASpace() {
        assertThat(of("--seed=7").longValue("seed")).isEqualTo(7);
        assertThat(of("--rate=-1e-3", "--seed", "8").doubleValue("rate")).isEqualTo(-1e-3);
        assertThatExceptionOfType(Arguments.Refused.class).isThrownBy(() -> of("--sed=7"))
                .withMessageStartingWith("options: --sed: there is no such option");
        assertThatExceptionOfType(Arguments.Refused.class).isThrownBy(() -> of("--seed="))
                .withMessageStartingWith("options: --seed : must be a whole number");
    }

    @ParameterizedTest
    @CsvSource({
        "k 3 1..20 number of clusters, 0, must be at least 1 and at most 20 (number of clusters)",
        "k 3 1..20 number of clusters, 21, must be at least 1 and at most 20 (number of clusters)",
        "k 3 1..20 number of clusters, 2.5, must be a whole number (number of clusters)",
        "k 3 1..20 number of clusters, two, must be a whole number (number of clusters)",
        "n 3 1.. rows, 0, must be at least 1 (rows)",
        "rate 0.1 0<.. step size, 0, must be greater than 0 (step size)",
        "level 0.95 0<..<1 confidence level, 1, must be greater than 0 and less than 1 (confidence level)",
        "df 5 .. degrees of freedom, five, must be a number",
        "df 5 .. degrees of freedom, NaN, must be a finite number",
        "shift -1 -2..-0.5 shift, -0.4, must be at least -2 and at most -0.5 (shift)",
        "init plusplus plusplus|random first centroids, best, 'must be one of plusplus, random (first centroids)'"})
    void whatAnOptionMayBeIsCheckedAtOnceInTheWordsOfTheLesson(String declaration, String typed, String message) {
        String name = "--" + declaration.split(" ")[0];
        assertThatExceptionOfType(Arguments.Refused.class)
                .isThrownBy(() -> Arguments.of(new String[]{name, typed}, declaration))
                .withMessage("options: " + name + " " + typed + ": " + message);
    }

    @ParameterizedTest
    @CsvSource({"k 3 1..20 number of clusters, 20", "rate 0.1 0<.. step size, 1e-300", "df 5 .. degrees of freedom, 0.5",
        "df 5 0.0<.. degrees of freedom, 0.5", "p 0.5 0..1 chance of heads, 1", "init a a|b first, b", "name x a name, a..b",
        "title of of what it is, and"})
    void whatAnOptionMayBeIsAccepted(String declaration, String typed) {
        String name = declaration.split(" ")[0];
        assertThat(Arguments.of(new String[]{"--" + name, typed}, declaration).value(name)).isEqualTo(typed);
    }

    @Test
    void helpSaysWhatAnOptionMayBe() {
        assertThatExceptionOfType(Arguments.Shown.class)
                .isThrownBy(() -> Arguments.of(new String[]{"--help"}, "k 3 1..20 number of clusters"))
                .withMessageEndingWith("  --k              number of clusters (1..20, default 3)");
    }

    @Test
    void aDefaultThatIsNotAllowedIsTheAuthorsMistake() {
        assertThatIllegalStateException().isThrownBy(() -> Arguments.of(new String[0], "k 0 1..20 number of clusters"))
                .withMessage("options: 'k 0 1..20 number of clusters': its own default is refused");
    }

    @Test
    void anOptionWithoutAValueIsRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> of("--rate", "1", "--seed"))
                .withMessageStartingWith("options: --seed: needs a value").withMessageContaining("(default 42)");
    }

    @ParameterizedTest
    @ValueSource(strings = {"seven", "7.5", "", "99999999999999999999"})
    void aWholeNumberMustBeOne(String typed) {
        assertThatIllegalArgumentException().isThrownBy(() -> of("--seed", typed))
                .withMessage("options: --seed " + typed + ": must be a whole number (seed of everything that is random)");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Arguments.of(new String[]{"--k", typed}, "k x what").longValue("k"))
                .withMessage("options: --k " + typed + ": must be a whole number");
    }

    @Test
    void aCountMustFitIntoAnInt() {
        assertThatIllegalArgumentException().isThrownBy(() -> of("--seed", "-3000000000").intValue("seed"))
                .withMessage("options: --seed -3000000000: must lie between -2147483648 and 2147483647");
    }

    @Test
    void aNumberMustBeOneAndFinite() {
        assertThatIllegalArgumentException().isThrownBy(() -> of("--rate", "fast").doubleValue("rate"))
                .withMessage("options: --rate fast: must be a number");
        assertThatIllegalArgumentException().isThrownBy(() -> of("--rate", "NaN").doubleValue("rate"))
                .withMessage("options: --rate NaN: must be a finite number");
        assertThatIllegalArgumentException().isThrownBy(() -> of("--rate", "1e999").doubleValue("rate"))
                .withMessage("options: --rate 1e999: must be a finite number");
    }

    @Test
    void theAuthorsMistakesAreNotTheUsers() {
        assertThatIllegalStateException().isThrownBy(() -> of().value("speed"))
                .withMessage("options: speed was never declared");
        assertThatIllegalStateException().isThrownBy(() -> Arguments.of(new String[0], "seed 42"))
                .withMessage("options: 'seed 42': is declared as name default sentence");
    }
}
