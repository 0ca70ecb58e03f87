package scratch.stats.hypothesis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import scratch.example.data.Generators;
import scratch.stats.distribution.Normal;

/// The statistic against SciPy 1.17.1 (anderson), statistic and p against the formulas of nortest's ad.test in R 4.2.2.
class AndersonDarlingNormalityTest {
    private static final TestOptions TWO = TestOptions.DEFAULT;

    @Test
    void eachBranchOfThePValue() {
        is(Data.X, 0.146367170443286, 0.948301647029517);
        is(Data.Y, 0.0990110803467381, 0.99442258885555);
        is(Data.CONTROL, 0.282862593652993, 0.554609913101787);
        is(Data.TREATMENT_1, 0.329840472962337, 0.443907845676833);
        is(squares(20), 0.625151284150586, 0.0888068321920427);
        is(Stream.of(Data.plants()).flatMapToDouble(Arrays::stream).toArray(), 0.150660485662105, 0.956745873352191);
        is(powers(1, 12), 1.85736094090897, 4.25937966063734e-05);
        is(new double[] {1, 1.1, 1.2, 1.3, 5, 5.1, 5.2, 5.3}, 1.08123500224086, 0.00352784782122391);
    }

    @Test
    void beyondTheCurvesPStops() {
        TestResult result = AndersonDarlingTest.normality(powers(0, 60), TWO);
        assertThat(result.statistic()).isCloseTo(18.7796572284749, within(1e-11));
        assertThat(result.pValue()).isCloseTo(3.8e-24, within(1e-25));
        assertThat(result.effect(EffectSize.A_SQUARED_PER_VALUE)).isCloseTo(18.7796572284749 / 60, within(1e-12));
    }

    /// Stephens' table 4.7 of the modified statistic, as SciPy's critical values are.
    @ParameterizedTest
    @CsvSource({"0.631, 0.10, 0.002", "0.752, 0.05, 0.001", "0.873, 0.025, 0.0005", "1.035, 0.01, 0.0005"})
    void thePublishedCriticalValues(double modified, double p, double rounding) {
        // a sample whose modified statistic is close to the critical value: mix a normal shape with its cube
        double low = 0;
        double high = 3;
        while (high - low > 1e-13) {
            double middle = (low + high) / 2;
            if (AndersonDarlingTest.normality(bent(middle), TWO).statistic() * (1 + 0.75 / 40 + 2.25 / 1600) < modified) {
                low = middle;
            } else {
                high = middle;
            }
        }
        assertThat(AndersonDarlingTest.normality(bent(low), TWO).pValue()).isCloseTo(p, within(rounding));
    }

    @Test
    void unitAndOriginDoNotMatterAndTailsDoNotUnderflow() {
        double[] moved = Arrays.stream(Data.X).map(v -> -3 * v + 1000).toArray();
        assertThat(AndersonDarlingTest.normality(moved, TWO).statistic()).isCloseTo(0.146367170443286, within(1e-11));
        double[] outlier = IntStream.range(0, 5000).mapToDouble(i -> i % 10).toArray();
        outlier[0] = 1e9;
        // z of the outlier is 70.7, its tail 1e-1088; all others lie at z = −0.014
        assertThat(AndersonDarlingTest.normality(outlier, TWO).statistic()).isBetween(1000.0, 3000.0);
    }

    @Test
    void underNormalityPIsUniform() {
        RandomGenerator random = Generators.random(5);
        int rejected = 0;
        for (int i = 0; i < 2000; i++) {
            double[] x = IntStream.range(0, 12).mapToDouble(j -> 7 + 2 * random.nextGaussian()).toArray();
            rejected += AndersonDarlingTest.normality(x, TWO).pValue() <= 0.05 ? 1 : 0;
        }
        // 100 expected, standard deviation 9.7
        assertThat(rejected).isBetween(65, 135);
    }

    @Test
    void theSentenceAndTheRefusals() {
        assertThat(AndersonDarlingTest.normality(Data.X, TWO).sentence()).isEqualTo("Anderson-Darling test of normality: A² = "
                + "0.14637, p = 0.9483. At the 5% level the hypothesis that x comes from a normal distribution is not "
                + "rejected, which does not show that it is true. A²/n = 0.014637.");
        refused(squares(7), "AndersonDarlingTest.normality: x has 7 values: at least 8 are needed");
        refused(new double[9], "AndersonDarlingTest.normality: every value is 0.0: a shape needs some spread");
        double[] infinite = squares(9);
        infinite[3] = Double.POSITIVE_INFINITY;
        refused(infinite, "AndersonDarlingTest.normality: x[3] = Infinity: values must be finite");
        assertThatIllegalArgumentException().isThrownBy(() -> AndersonDarlingTest.normality(Data.X,
                TWO.withAlternative(Alternative.GREATER))).withMessageContaining("the statistic has no direction");
    }

    private static void is(double[] x, double statistic, double p) {
        TestResult result = AndersonDarlingTest.normality(x, TWO);
        assertThat(result.statistic()).isCloseTo(statistic, within(1e-11));
        assertThat(result.pValue()).isCloseTo(p, within(1e-9 * p));
    }

    private static void refused(double[] x, String message) {
        assertThatIllegalArgumentException().isThrownBy(() -> AndersonDarlingTest.normality(x, TWO)).withMessage(message);
    }

    private static double[] bent(double amount) {
        return IntStream.range(0, 40).mapToDouble(i -> {
            double z = Normal.STANDARD.quantile((i + 0.5) / 40);
            return z + amount * z * z;
        }).toArray();
    }

    private static double[] squares(int n) {
        return IntStream.rangeClosed(1, n).mapToDouble(i -> (double) i * i).toArray();
    }

    private static double[] powers(int from, int to) {
        return IntStream.range(from, from + to).mapToDouble(i -> Math.pow(2, i)).toArray();
    }
}
