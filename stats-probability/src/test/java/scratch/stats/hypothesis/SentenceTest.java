package scratch.stats.hypothesis;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// The words of a result: what a reader quotes.
class SentenceTest {
    @Test
    void theHypothesisIsRejectedIfPIsAtMostOneMinusTheLevel() {
        assertThat(sentence(0.5, 0.5)).contains("At the 50% level").contains("is rejected.");
        assertThat(sentence(0.03, 0.95)).contains("At the 5% level").contains("is rejected.");
        assertThat(sentence(0.07, 0.95)).contains("is not rejected, which does not show that it is true.");
        assertThat(sentence(0.03, 0.99)).contains("At the 1% level").contains("is not rejected");
    }

    @Test
    void pValuesAreNeverZeroAndSmallOnesKeepThreeDigits() {
        assertThat(Wording.pValue(0.000512345)).isEqualTo("p = 5.12e-04");
        assertThat(Wording.pValue(0.0012345)).isEqualTo("p = 0.001234");
        assertThat(Wording.pValue(0.054321)).isEqualTo("p = 0.05432");
        assertThat(Wording.pValue(1)).isEqualTo("p = 1");
        assertThat(Wording.pValue(2e-301)).isEqualTo("p < 1e-300");
        assertThat(Wording.pValue(0)).isEqualTo("p < 1e-300");
    }

    @Test
    void numbersOfEverySizeStayReadable() {
        assertThat(Wording.number(12345678.9)).isEqualTo("1.2346e+07");
        assertThat(Wording.number(1234567.89)).isEqualTo("1234600");
        assertThat(Wording.number(0.00001234567)).isEqualTo("0.000012346");
        assertThat(Wording.number(0.000001234567)).isEqualTo("1.2346e-06");
        assertThat(Wording.number(Double.NaN)).isEqualTo("undefined");
        assertThat(Wording.number(Double.POSITIVE_INFINITY)).isEqualTo("∞");
        assertThat(Wording.number(Double.NEGATIVE_INFINITY)).isEqualTo("-∞");
        assertThat(Wording.number(0)).isEqualTo("0");
        assertThat(Wording.percent(0.995)).isEqualTo("99.5%");
    }

    @Test
    void theNullHypothesisFollowsTheSide() {
        TestOptions options = TestOptions.DEFAULT.withNullValue(2);
        assertThat(options.nullHypothesis("the mean")).isEqualTo("the mean is 2");
        assertThat(options.withAlternative(Alternative.GREATER).nullHypothesis("the mean")).isEqualTo("the mean is at most 2");
        assertThat(options.withAlternative(Alternative.LESS).nullHypothesis("the mean")).isEqualTo("the mean is at least 2");
        assertThat(options.level()).isEqualTo(0.95);
    }

    @Test
    void symbolsKeepTheirCaseAndNothingIsToldTwice() {
        assertThat(OneWayAnova.fit(Data.plants()).result().sentence()).contains("is rejected. η²: 0.26415, 95% confidence "
                + "interval [0.009904, 0.4639]. ω² = 0.20408, Cohen's f = ").doesNotContain("η² =");
        double[] y = Arrays.copyOf(Data.Y, 10);
        assertThat(CorrelationTest.pearson(Data.X, y, TestOptions.DEFAULT).sentence())
                .endsWith(" r: 0.10256, 95% confidence interval [-0.56345, 0.68777]. r² = 0.010519.");
        assertThat(CorrelationTest.kendall(Data.X, y, CorrelationTest.Method.AUTO, TestOptions.DEFAULT).sentence())
                .endsWith(" τ: 0.066667, 95% confidence interval [-0.43186, 0.53399].");
        assertThat(TTest.oneSample(Data.X, TestOptions.DEFAULT.withAlternative(Alternative.LESS)).sentence())
                .contains("Mean: 3.35, 95% confidence interval (-∞, ");
    }

    @Test
    void aResultWithoutEffectOrDegreesOfFreedomSaysNaN() {
        TestResult bare = new TestResult("Test", "z", 1, List.of(), 0.3, Alternative.TWO_SIDED, 0.95, "h", Optional.empty(),
                List.of(), List.of());
        assertThat(bare.effect()).isNaN();
        assertThat(bare.df()).isNaN();
        assertThat(OneWayAnova.fit(Data.plants()).result().df()).isEqualTo(2);
    }

    private static String sentence(double p, double level) {
        return new TestResult("Test", "z", 1, List.of(), p, Alternative.TWO_SIDED, level, "nothing happens",
                Optional.empty(), List.of(), List.of()).sentence();
    }
}
