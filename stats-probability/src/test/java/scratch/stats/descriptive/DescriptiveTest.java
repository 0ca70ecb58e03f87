package scratch.stats.descriptive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DescriptiveTest {
    private static final double[] EIGHT = {2, 4, 4, 4, 5, 5, 7, 9};

    @Test
    void theEightNumbersOfTheReadmeByHand() {
        assertThat(Descriptive.mean(EIGHT)).isEqualTo(5);
        assertThat(Descriptive.populationVariance(EIGHT)).isEqualTo(4);
        assertThat(Descriptive.populationStandardDeviation(EIGHT)).isEqualTo(2);
        assertThat(Descriptive.variance(EIGHT)).isEqualTo(32.0 / 7);
        assertThat(Descriptive.sumOfSquares(EIGHT)).isEqualTo(32);
        assertThat(Descriptive.sumOfSquares(new double[]{1e80, 3e80})).isEqualTo(2e160, within(1e146));
        assertThat(Descriptive.standardDeviation(EIGHT)).isEqualTo(2.1381, within(5e-5));
        assertThat(Descriptive.standardError(EIGHT)).isEqualTo(Math.sqrt(32.0 / 7 / 8), within(1e-15));
        assertThat(Descriptive.median(EIGHT)).isEqualTo(4.5);
        // Cubes of the deviations −3, −1, −1, −1, 0, 0, 2, 4: −27 − 3 + 8 + 64 = 42; 42/8/2³.
        assertThat(Descriptive.skewness(EIGHT)).isEqualTo(42.0 / 64, within(1e-15));
    }

    @Test
    void oneWildValueMovesTheMeanAndNotTheMedian() {
        double[] wild = {2, 4, 4, 4, 5, 5, 7, 90};
        assertThat(Descriptive.mean(wild)).isEqualTo(121.0 / 8).isEqualTo(15.1, within(0.05));
        assertThat(Descriptive.standardDeviation(wild)).isEqualTo(30.28643024760193, within(1e-13));
        assertThat(Descriptive.median(wild)).isEqualTo(4.5);
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, 1e6, 1e9, 1e12, -1e15})
    void addingAConstantLeavesTheSpread(double shift) {
        double[] x = {shift + 4, shift + 7, shift + 13, shift + 16};

        assertThat(Descriptive.mean(x)).isEqualTo(shift + 10);
        assertThat(Descriptive.variance(x)).isEqualTo(30);
        assertThat(Descriptive.covariance(x, new double[]{1, 2, 3, 4})).isEqualTo(7, within(1e-14));
    }

    @ParameterizedTest
    @ValueSource(doubles = {1e-200, 1e-300, 1e-20, 1e20, 1e150, 1e200, 1e306})
    void unitsDoNotMatter(double unit) {
        double[] x = new double[EIGHT.length];
        for (int i = 0; i < x.length; i++) {
            x[i] = EIGHT[i] * unit;
        }
        assertThat(Descriptive.mean(x) / unit).isEqualTo(5, within(1e-14));
        assertThat(Descriptive.populationStandardDeviation(x) / unit).isEqualTo(2, within(1e-14));
        assertThat(Descriptive.standardDeviation(x) / unit).isEqualTo(Math.sqrt(32.0 / 7), within(1e-14));
        assertThat(Descriptive.correlation(x, EIGHT)).isEqualTo(1, within(1e-15));
        assertThat(Descriptive.skewness(x)).isEqualTo(42.0 / 64, within(1e-14));
    }

    @Test
    void theMeanOfTheLargestDoublesDoesNotOverflow() {
        assertThat(Descriptive.mean(new double[]{1.5e308, 1.5e308, 1.5e308})).isEqualTo(1.5e308, within(1e294));
        assertThat(Descriptive.standardDeviation(new double[]{1.5e308, -1.5e308}))
                .as("the deviation is 2.1e308, more than a double holds").isInfinite();
    }

    @Test
    void theMeanOfEqualNumbersIsThatNumber() {
        for (double value : new double[]{0.1, 0.7, 1.0 / 3, 1e-300, 123.456}) {
            for (int n = 1; n <= 50; n++) {
                double[] same = new double[n];
                Arrays.fill(same, value);
                assertThat(Descriptive.mean(same)).isEqualTo(value);
                assertThat(Descriptive.populationVariance(same)).isZero();
            }
        }
    }

    @Test
    void smallTermsBesideALargeOneAreNotLost() {
        assertThat(Descriptive.mean(new double[]{1e16, 1, -1e16, 1})).isEqualTo(0.5);
    }

    @Test
    void covarianceAndCorrelationByHand() {
        double[] x = {1, 2, 3, 4, 5};
        double[] y = {2, 4, 5, 4, 5};

        assertThat(Descriptive.covariance(x, y)).isEqualTo(1.5);
        assertThat(Descriptive.populationCovariance(x, y)).isEqualTo(1.2, within(1e-15));
        assertThat(Descriptive.correlation(x, y)).isEqualTo(Math.sqrt(0.6), within(1e-15));
        assertThat(Descriptive.correlation(x, new double[]{-1, -2, -3, -4, -5})).isEqualTo(-1);
        assertThat(Descriptive.covariance(x, x)).isEqualTo(Descriptive.variance(x));
    }

    @Test
    void aConstantColumnHasNoSpread() {
        double[] x = {0.1, 0.1, 0.1};

        assertThat(Descriptive.variance(x)).isZero();
        assertThat(Descriptive.populationVariance(new double[]{7})).isZero();
    }

    @Test
    void badInputIsRefusedWithItsValues() {
        refused(() -> Descriptive.mean(new double[0]), "Descriptive.mean: n = 0: needs at least one value");
        refused(() -> Descriptive.variance(new double[]{3}), "Descriptive.variance: n = 1: needs at least 2 values");
        refused(() -> Descriptive.standardError(new double[]{3}), "Descriptive.standardError: n = 1: needs at least 2 values");
        refused(() -> Descriptive.mean(new double[]{1, Double.NaN}),
                "Descriptive.mean: x[1] = NaN: values must be finite; remove or repair them");
        refused(() -> Descriptive.covariance(new double[]{1, 2}, new double[]{1}),
                "Descriptive.covariance: x has 2 values, y has 1: each x needs its y");
        refused(() -> Descriptive.covariance(new double[]{1, 2}, new double[]{1, Double.POSITIVE_INFINITY}),
                "Descriptive.covariance: y[1] = Infinity: values must be finite; remove or repair them");
        refused(() -> Descriptive.correlation(new double[]{1, 1}, new double[]{1, 2}),
                "Descriptive.correlation: x is constant: both need some spread");
        refused(() -> Descriptive.correlation(new double[]{1, 2}, new double[]{4, 4}),
                "Descriptive.correlation: y is constant: both need some spread");
        refused(() -> Descriptive.skewness(new double[]{4, 4}),
                "Descriptive.skewness: x is constant: a shape needs some spread");
    }

    static void refused(ThrowingCallable call, String message) {
        assertThatThrownBy(call).isInstanceOf(IllegalArgumentException.class).hasMessage(message);
    }

    /// SciPy 1.17.1: skew and kurtosis, bias=True and bias=False.
    @Test
    void shapeBiasedAndUnbiased() {
        double[] x = {148, 154, 158, 160, 161, 162, 166, 170, 182, 195, 236};
        assertThat(Descriptive.skewness(x)).isCloseTo(1.678543901586165, within(1e-14));
        assertThat(Descriptive.unbiasedSkewness(x)).isCloseTo(1.9560796622506866, within(1e-14));
        assertThat(Descriptive.kurtosis(x)).isCloseTo(1.9912977494355717, within(1e-13));
        assertThat(Descriptive.unbiasedKurtosis(x)).isCloseTo(4.152162915725951, within(1e-13));
        // by hand: deviations −1, −1, −1, 3, so that m₂ = 3, m₃ = 6, m₄ = 21
        double[] four = {0, 0, 0, 4};
        assertThat(Descriptive.skewness(four)).isCloseTo(2 / Math.sqrt(3), within(1e-15));
        assertThat(Descriptive.kurtosis(four)).isCloseTo(21 / 9.0 - 3, within(1e-15));
        assertThat(Descriptive.unbiasedSkewness(four)).isCloseTo(2, within(1e-14));
        assertThat(Descriptive.unbiasedKurtosis(four)).isCloseTo(4, within(1e-14));
    }

    @Test
    void shapeSurvivesALargeOffsetAndAnyUnit() {
        double[] four = {0, 0, 0, 4};
        for (double[] moved : new double[][] {{1e15, 1e15, 1e15, 1e15 + 4}, {-1e308, -1e308, -1e308, 1e308},
            {0, 0, 0, 1e-300}}) {
            assertThat(Descriptive.skewness(moved)).isCloseTo(Descriptive.skewness(four), within(1e-12));
            assertThat(Descriptive.kurtosis(moved)).isCloseTo(Descriptive.kurtosis(four), within(1e-12));
        }
    }

    @Test
    void shapeNeedsValuesAndSpread() {
        assertThatIllegalArgumentException().isThrownBy(() -> Descriptive.unbiasedSkewness(new double[] {1, 2}))
                .withMessage("Descriptive.unbiasedSkewness: n = 2: needs at least 3 values");
        assertThatIllegalArgumentException().isThrownBy(() -> Descriptive.unbiasedKurtosis(new double[] {1, 2, 4}))
                .withMessage("Descriptive.unbiasedKurtosis: n = 3: needs at least 4 values");
        assertThatIllegalArgumentException().isThrownBy(() -> Descriptive.kurtosis(new double[] {2, 2}))
                .withMessage("Descriptive.kurtosis: x is constant: a shape needs some spread");
    }
}
