package scratch.example;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
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
    void anOptionWithoutAValueIsRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> of("--rate", "1", "--seed"))
                .withMessageStartingWith("options: --seed: needs a value").withMessageContaining("(default 42)");
    }

    @ParameterizedTest
    @ValueSource(strings = {"seven", "7.5", "", "99999999999999999999"})
    void aWholeNumberMustBeOne(String typed) {
        assertThatIllegalArgumentException().isThrownBy(() -> of("--seed", typed).longValue("seed"))
                .withMessage("options: --seed " + typed + ": must be a whole number");
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
