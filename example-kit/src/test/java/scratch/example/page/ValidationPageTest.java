package scratch.example.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.util.Arrays;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import scratch.example.Workspace;

/// Repeats every number that docs/validation.md works out.
class ValidationPageTest {
    private static final double[] X = {1, 2, 3};
    private static final double[] Y = {2, 4, 6};
    private static String page;

    @BeforeAll
    static void read() throws IOException {
        page = Files.readString(Workspace.root().resolve("docs/validation.md"));
    }

    private static void assertSays(double value, String printed, double rounding) {
        assertThat(Double.parseDouble(printed.replace("−", "-"))).isEqualTo(value, within(rounding));
        assertThat(page).contains(printed);
    }

    @Test
    void theSpreadOfEightNumbersByNAndByNMinusOne() {
        double[] values = {2, 4, 4, 4, 5, 5, 7, 9};
        double mean = Arrays.stream(values).sum() / 8;
        double squares = Arrays.stream(values).map(v -> (v - mean) * (v - mean)).sum();
        assertThat(mean).isEqualTo(5);
        assertThat(squares).isEqualTo(32);
        assertThat(squares / 8).isEqualTo(4);
        assertSays(squares / 7, "4.571429", 5e-7);
        assertSays(Math.sqrt(squares / 7), "2.138090", 5e-7);
        assertSays(100 * (8.0 / 7 - 1), "14 %".substring(0, 2), 0.5);
        assertSays(100 * (1000.0 / 999 - 1), "0.1", 0.05);
    }

    @Test
    void oneStepOfThreeLosses() {
        double loss = 0;
        double gradient = 0;
        for (int i = 0; i < X.length; i++) {
            loss += Y[i] * Y[i];
            gradient -= 2 * X[i] * Y[i];
        }
        assertThat(loss).isEqualTo(56);
        assertThat(gradient).isEqualTo(-56);
        assertSays(loss / 3, "18.67", 5e-3);
        assertSays(loss / 6, "9.33", 5e-3);
        assertSays(gradient / 3, "−18.67", 5e-3);
        assertSays(gradient / 6, "−9.33", 5e-3);
        assertSays(-0.01 * gradient, "0.56", 1e-12);
        assertSays(-0.01 * gradient / 3, "0.187", 5e-4);
        assertSays(-0.01 * gradient / 6, "0.093", 5e-4);
    }

    @Test
    void aTieMovesTheCentroidsButNotTheSumOfSquares() {
        double firstWins = 0.5 * 0.5 + 0.5 * 0.5 + 0;
        double lastWins = 0 + 0.5 * 0.5 + 0.5 * 0.5;
        assertThat(firstWins).isEqualTo(lastWins).isEqualTo(0.5);
        assertThat((0.0 + 1) / 2).isEqualTo(0.5);
        assertThat((1.0 + 2) / 2).isEqualTo(1.5);
        assertThat(page).contains("**0.5 and 2**", "**0 and 1.5**");
    }

    @Test
    void onePenaltyThreeAnswers() {
        double sxx = 1 + 4 + 9;
        double sxy = 2 + 8 + 18;
        assertSays(sxy / (sxx + 1), "1.866667", 5e-7);
        assertSays(sxy / (sxx + 3), "1.647059", 5e-7);
        assertSays(sxy / (sxx + 6), "1.4", 1e-12);
        assertThat(sxy / (sxx + 3 * (1.0 / 3))).isEqualTo(sxy / (sxx + 1));
        // Each w is the minimum of the loss that stands beside it.
        for (double step : new double[]{-1e-4, 1e-4}) {
            assertThat(ridge(28.0 / 15 + step, 1)).isGreaterThan(ridge(28.0 / 15, 1));
            assertThat(ridge(28.0 / 17 + step, 1.0 / 3)).isGreaterThan(ridge(28.0 / 17, 1.0 / 3));
            assertThat(ridge(28.0 / 20 + step, 1.0 / 6)).isGreaterThan(ridge(28.0 / 20, 1.0 / 6));
        }
    }

    private static double ridge(double w, double weightOfTheSum) {
        double sum = 0;
        for (int i = 0; i < X.length; i++) {
            sum += (Y[i] - w * X[i]) * (Y[i] - w * X[i]);
        }
        return weightOfTheSum * sum + w * w;
    }

    @Test
    void sumsDependOnTheirOrder() {
        assertThat(Double.toString(0.1 + 0.2 + 0.3)).isEqualTo("0.6000000000000001").isSubstringOf(page);
        assertThat(0.1 + (0.2 + 0.3)).isEqualTo(0.6);
        assertThat((1e16 + 1) - 1e16).isZero();
        assertThat((1e16 - 1e16) + 1).isOne();
        double oneByOne = 0;
        double[] totals = new double[8];
        for (int i = 0; i < 1_000_000; i++) {
            oneByOne += 0.1;
            totals[i % 8] += 0.1;
        }
        double byEight = 0;
        for (double total : totals) {
            byEight += total;
        }
        assertThat(Double.toString(oneByOne)).isEqualTo("100000.00000133288").isSubstringOf(page);
        assertThat(Double.toString(byEight)).isEqualTo("100000.00000022353").isSubstringOf(page);
        assertThat((oneByOne - byEight) / 1e5).isBetween(1e-12, 2e-11);
    }
}
