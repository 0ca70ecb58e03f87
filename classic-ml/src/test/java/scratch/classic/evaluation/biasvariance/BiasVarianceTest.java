package scratch.classic.evaluation.biasvariance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import scratch.classic.data.Split;
import scratch.classic.data.Table;
import scratch.classic.selection.CrossValidation;
import scratch.classic.selection.Curve;
import scratch.example.data.Datasets;
import scratch.example.data.Generators;
import scratch.math.Matrix;

/// Every number of the README that the example does not print, and what must always hold.
class BiasVarianceTest {
    private static final Day DAY = new Day(3);
    private static final double[] FULL = Day.fullHours();
    private static final double[] HALF = Day.halfPast();

    @Test
    void threeModelsOfTheReadmeByHand() {
        double[][] models = {{9}, {11}, {13}};
        Decomposition parts = Decomposition.of(models, new double[] {10}, 1);
        assertThat(parts.biasSquared()).isEqualTo(1);
        assertThat(parts.variance()).isCloseTo(8 / 3.0, within(1e-15)).isCloseTo(2.667, within(5e-4));
        double sum = 0;
        for (double measured : new double[] {9, 11}) {
            for (double[] model : models) {
                sum += (measured - model[0]) * (measured - model[0]);
            }
        }
        assertThat(sum).isEqualTo(28);
        assertThat(parts.error()).isCloseTo(28 / 6.0, within(1e-15)).isCloseTo(4.667, within(5e-4));
    }

    @Test
    void halfWayToEightIsABetterModelByHand() {
        Decomposition parts = Decomposition.of(new double[][] {{8.5}, {9.5}, {10.5}}, new double[] {10}, 1);
        assertThat(parts.biasSquared()).isEqualTo(0.25);
        assertThat(parts.variance()).isCloseTo(0.667, within(5e-4));
        assertThat(parts.error()).isCloseTo(1.917, within(5e-4));
    }

    @Test
    void biasAndVarianceAddUpToTheSquaredDistance() {
        var random = Generators.random(3);
        double[] truth = random.doubles(7).toArray();
        double[][] models = new double[20][];
        double distance = 0;
        for (int i = 0; i < models.length; i++) {
            models[i] = random.doubles(7).toArray();
            for (int j = 0; j < 7; j++) {
                distance += (models[i][j] - truth[j]) * (models[i][j] - truth[j]) / 140;
            }
        }
        assertThat(Decomposition.of(models, truth, 0).error()).isCloseTo(distance, within(1e-14));
    }

    @Test
    void theVarianceIsTheNoiseTimesParametersOverRows() {
        for (int degree = 0; degree < 24; degree++) {
            assertThat(exact(degree, 3).variance()).isCloseTo(9.0 * (degree + 1) / 24, within(1e-10));
        }
        assertThat(exact(4, 3).variance()).isCloseTo(1.875, within(1e-12));
    }

    @Test
    void biasNeverGrowsWithTheDegreeAndEndsAtZero() {
        for (int degree = 1; degree < 24; degree++) {
            assertThat(exact(degree, 3).biasSquared()).isLessThanOrEqualTo(exact(degree - 1, 3).biasSquared() + 1e-12);
        }
        assertThat(exact(23, 3).biasSquared()).isLessThan(1e-15);
        assertThat(exact(4, 3).biasSquared()).isEqualTo(exact(4, 0.5).biasSquared());
    }

    @Test
    void aPolynomialOfItsDegreeIsLearnedWithoutError() {
        double[] cubic = Arrays.stream(FULL).map(BiasVarianceTest::cubic).toArray();
        double[] between = HourPolynomial.smoother(3, HALF).multiply(cubic);
        for (int i = 0; i < HALF.length; i++) {
            assertThat(between[i]).isCloseTo(cubic(HALF[i]), within(1e-10));
        }
        assertThat(HourPolynomial.smoother(0, FULL).multiply(cubic)[7])
                .isCloseTo(Arrays.stream(cubic).average().orElseThrow(), within(1e-11));
        assertThat(HourPolynomial.columns(3, new double[] {0, 11.5, 23}).column(2)).containsExactly(1, -0.5, 1);
    }

    private static double cubic(double hour) {
        return 3 - hour + 0.2 * hour * hour - 0.01 * hour * hour * hour;
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 4, 16})
    void simulatedPartsAndErrorsAreTheExactOnes(int degree) {
        int runs = 3000;
        Matrix smoother = HourPolynomial.smoother(degree, FULL);
        Decomposition exact = exact(degree, 3);
        Decomposition found = Decomposition.simulated(smoother::multiply, DAY, runs, Generators.random(8));
        double error = Math.sqrt(2.0 / ((degree + 1) * runs));                         // relative, of a variance
        assertThat(found.variance()).isCloseTo(exact.variance(), within(5 * error * exact.variance()));
        assertThat(found.biasSquared()).isCloseTo(exact.biasSquared(), within(0.15));
        Errors errors = Errors.simulated(smoother::multiply, DAY, runs, Generators.random(9));
        assertThat(errors.today()).isCloseTo(exact.biasSquared() + exact.noise() - exact.variance(), within(0.4));
        assertThat(errors.tomorrow()).isCloseTo(exact.error(), within(0.5));
    }

    @Test
    void theBestDegreeFallsWithTheNoise() {
        assertThat(best(1)).isEqualTo(6);
        assertThat(best(3)).isEqualTo(4);
        assertThat(best(10)).isEqualTo(2);
    }

    private static int best(double noise) {
        return IntStream.range(0, 24).boxed().min(Comparator.comparingDouble(d -> exact(d, noise).error())).orElseThrow();
    }

    private static Decomposition exact(int degree, double noise) {
        return Decomposition.exact(HourPolynomial.smoother(degree, FULL), FULL, new Day(noise));
    }

    // four times as many models scatter half as far around the same average: the bias that is left is variance over runs
    @Test
    void aSimulationLeavesVarianceOverRunsInTheBias() {
        Matrix smoother = HourPolynomial.smoother(23, FULL);
        double few = Decomposition.simulated(smoother::multiply, DAY, 100, Generators.random(1)).biasSquared();
        assertThat(few).isBetween(0.03, 0.17);                                          // 9/100, chi-square with 24
        assertThat(Decomposition.simulated(smoother::multiply, DAY, 10_000, Generators.random(1)).biasSquared())
                .isBetween(0.0003, 0.0017);
    }

    /// scikit-learn 1.2.1: validation_curve and learning_curve with KFold(5), neg_root_mean_squared_error, on
    /// PolynomialFeatures(2) of diabetes with StandardScaler and Ridge(alpha) or LinearRegression.
    @Test
    void curvesAreScikitLearns() {
        Curve curve = Curve.validation(contiguous(), new double[] {1, 100}, products().ridge());
        assertThat(curve.train().get(0).mean()).isCloseTo(48.5547320296385, within(1e-9));
        assertThat(curve.train().get(1).mean()).isCloseTo(50.71440911201252, within(1e-9));
        assertThat(curve.test().get(0).mean()).isCloseTo(57.68140862895514, within(1e-9));
        assertThat(curve.test().get(1).values()).containsExactly(new double[] {54.842674701660165, 55.052669883217355,
            56.57566260833893, 54.50999740143027, 55.71740165680606}, within(1e-9));
    }

    @Test
    void theShortestCoefficientsAreScikitLearns() {
        assertThat(products().ridge().score(0.0, IntStream.range(89, 129).toArray(), IntStream.range(0, 89).toArray()))
                .isCloseTo(166.8145605808593, within(1e-7));
        assertThat(products().ridge().score(0.0, IntStream.range(89, 239).toArray(), IntStream.range(0, 89).toArray()))
                .isCloseTo(96.58744990772173, within(1e-7));
    }

    @Test
    void theFirstSixtyFiveRowsAreTheWorst() {
        Curve curve = Curve.learning(contiguous(), new int[] {20, 65, 353}, 42, 0.0, products().ridge());
        assertThat(curve.train().get(1).mean()).isLessThan(1e-6);
        assertThat(curve.test().get(1).mean()).isGreaterThan(5 * curve.test().get(0).mean());
        assertThat(curve.test().get(2).mean()).isLessThan(curve.test().get(0).mean());
    }

    @Test
    void tenColumnsBecomeSixtyFive() {
        assertThat(products().rows().names()).hasSize(65);
        assertThat(CrossValidation.score(contiguous(), 0.0, ten().ridge()).mean()).isBetween(54.0, 56.0);
    }

    private static Progression ten() {
        var data = Datasets.diabetes();
        return new Progression(Table.of(data.x(), data.featureNames()), data.y());
    }

    private static Progression products() {
        return ten().withProducts();
    }

    // KFold(5) of 442 rows without shuffling
    private static List<Split> contiguous() {
        return IntStream.range(0, 5).mapToObj(f -> {
            int from = f < 2 ? f * 89 : 178 + (f - 2) * 88;
            int to = f < 2 ? from + 89 : from + 88;
            return new Split(IntStream.range(0, 442).filter(i -> i < from || i >= to).toArray(),
                    IntStream.range(from, to).toArray());
        }).toList();
    }

    @Test
    void whatCannotBeIsRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> HourPolynomial.smoother(24, FULL))
                .withMessage("HourPolynomial.smoother: degree 24: must be from 0 to 23");
        assertThatIllegalArgumentException().isThrownBy(() -> new Day(-1)).withMessageContaining("noise");
        assertThatIllegalArgumentException().isThrownBy(() -> new Day(Double.NaN)).withMessageContaining("noise");
        assertThatIllegalArgumentException().isThrownBy(() -> Decomposition.of(new double[0][], new double[] {1}, 0))
                .withMessage("Decomposition.of: 0 models, 1 places: needs both");
    }
}
