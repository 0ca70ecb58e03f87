package scratch.classic.linear.gradientdescent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

import org.junit.jupiter.api.Test;
import scratch.classic.linear.gradientdescent.GradientDescent.Options;
import scratch.math.Matrix;
import scratch.math.Vectors;
import scratch.stats.descriptive.Descriptive;

class GradientDescentTest {
    private static final Valley VALLEY = Ex331GradientDescent.valley("s1", "s2");

    // x₁ and x₂ with means of squares 1 and correlation ½, y = 0: H = (2 1; 1 2), f = w₁² + w₁w₂ + w₂²
    private static SquaredLoss hand() {
        double root = Math.sqrt(3) / 2;
        return SquaredLoss.of(Matrix.of(new double[][] {{1, 0.5 + root}, {1, 0.5 - root}}).times(1), new double[2]);
    }

    private static final double[][][] BY_HAND = {{{2, 0}, {0, -1}, {0.5, 0}},
        {{2, 0}, {-2 / 3.0, -4 / 3.0}, {10 / 9.0, 8 / 9.0}},
        {{2, 0}, {-0.8, -1.4}, {1.3, 1.12}}};
    private static final double[][] LOSSES = {{4, 1, 0.25}, {4, 28 / 9.0, 244 / 81.0}, {4, 3.72, 4.4004}};

    @Test
    void threeRatesOfTheReadmeByHand() {
        double[] rates = {0.5, 2 / 3.0, 0.7};
        assertThat(hand().hessian().data()).containsExactly(new double[] {2, 1, 1, 2}, within(1e-15));
        for (int r = 0; r < rates.length; r++) {
            List<double[]> path = GradientDescent.path(hand(), new double[] {2, 0}, Options.plain(rates[r], 2));
            assertThat(path).hasSize(3);
            for (int step = 0; step < 3; step++) {
                assertThat(path.get(step)).as("rate %s", rates[r]).containsExactly(BY_HAND[r][step], within(1e-12));
                assertThat(hand().value(path.get(step))).isCloseTo(LOSSES[r][step], within(1e-12));
            }
        }
        Spectrum spectrum = Spectrum.of(hand().hessian());
        assertThat(spectrum.eigenvalues()).containsExactly(new double[] {3, 1}, within(1e-14));
        assertThat(spectrum.limit(0)).isCloseTo(2 / 3.0, within(1e-14));
        assertThat(spectrum.bestRate()).isCloseTo(0.5, within(1e-14));
    }

    @Test
    void momentumByHand() {
        List<double[]> path = GradientDescent.path(hand(), new double[] {2, 0}, Options.plain(0.5, 2).withMomentum(0.5));
        assertThat(path.get(1)).containsExactly(new double[] {0, -1}, within(1e-14));
        assertThat(path.get(2)).containsExactly(new double[] {-0.5, -0.5}, within(1e-14));
    }

    @Test
    void gradientsAndHessiansAreDifferencesOfWhatTheyBelongTo() {
        LogLoss tumours = Ex331GradientDescent.tumours();
        SplittableRandom random = new SplittableRandom(1);
        double[] w = random.doubles(30, -0.5, 0.5).toArray();
        differences(tumours, w, tumours.hessian(w));
        differences(VALLEY.loss(), new double[] {3, -5}, VALLEY.loss().hessian());
    }

    private static void differences(RowLoss loss, double[] w, Matrix hessian) {
        double h = 1e-5;
        double[] gradient = gradient(loss, w);
        for (int j = 0; j < w.length; j++) {
            double[] up = w.clone();
            double[] down = w.clone();
            up[j] += h;
            down[j] -= h;
            assertThat(gradient[j]).isCloseTo((loss.value(up) - loss.value(down)) / (2 * h), within(1e-5));
            double[] bend = Vectors.times(Vectors.minus(gradient(loss, up), gradient(loss, down)), 1 / (2 * h));
            assertThat(hessian.row(j)).containsExactly(bend, within(1e-7));
        }
    }

    private static double[] gradient(RowLoss loss, double... w) {
        double[] sum = new double[w.length];
        for (int i = 0; i < loss.rows(); i++) {
            loss.addGradient(i, w, sum);
        }
        return Vectors.times(sum, 1.0 / loss.rows());
    }

    @Test
    void theLimitIsSharp() {
        double limit = VALLEY.spectrum().limit(0);
        List<double[]> below = GradientDescent.path(VALLEY.loss(), new double[2], Options.plain(0.999 * limit, 20_000));
        assertThat(VALLEY.gap(below.getLast())).isLessThan(1e-12);
        List<double[]> above = GradientDescent.path(VALLEY.loss(), new double[2], Options.plain(1.001 * limit, 5000));
        assertThat(VALLEY.gap(above.getLast())).isGreaterThan(1e6);
        List<double[]> at = GradientDescent.path(VALLEY.loss(), new double[2], Options.plain(limit, 5000));
        assertThat(VALLEY.gap(at.getLast())).isCloseTo(VALLEY.gap(at.get(4999)), within(1e-6)).isGreaterThan(100);
        List<double[]> far = GradientDescent.path(VALLEY.loss(), new double[2], Options.plain(1e300, 10));
        assertThat(far).hasSizeLessThan(11);                                        // it ends where it is no longer finite
    }

    @Test
    void theStepsAreWhatTheFormulaSays() {
        double[] error = VALLEY.error(0, 0);
        for (double rate : new double[] {0.05, 0.2, 0.5, 0.52}) {
            List<double[]> path = GradientDescent.path(VALLEY.loss(), new double[2], Options.plain(rate, 1000));
            assertThat(VALLEY.spectrum().stepsTo(1e-6, rate, error)).isEqualTo(VALLEY.stepsTo(1e-6, path)).isPositive();
            double[] expected = Vectors.plus(VALLEY.minimum(), VALLEY.spectrum().errorAfter(77, rate, error));
            assertThat(path.get(77)).containsExactly(expected, within(1e-10));
        }
        assertThat(VALLEY.spectrum().stepsTo(1e-6, VALLEY.spectrum().limit(0), error)).isEqualTo(-1);
        assertThat(VALLEY.spectrum().stepsTo(1, 0.1, error)).isZero();
        assertThat(VALLEY.gap(0, 0)).isCloseTo(VALLEY.loss().value(new double[2]) - VALLEY.loss().value(VALLEY.minimum()),
                within(1e-9));
        List<double[]> rolling = GradientDescent.path(VALLEY.loss(), new double[2], Options.plain(0.5, 400).withMomentum(0.9));
        int steps = VALLEY.stepsTo(1e-6, rolling);
        assertThat(steps).isEqualTo(135);
        assertThat(rolling.subList(steps, 401)).allMatch(w -> VALLEY.gap(w) <= 1e-6 * VALLEY.gap(0, 0));
        assertThat(VALLEY.stepsTo(1e-6, rolling.subList(0, 100))).isEqualTo(-1);
        assertThat(VALLEY.gap(0, 0)).isCloseTo(274.37, within(0.005));
    }

    @Test
    void theBestRateOfTwoStandardisedColumnsIsOneHalfAndItsFactorTheirCorrelation() {
        for (String[] pair : new String[][] {{"s1", "s2"}, {"bmi", "s5"}, {"s3", "s4"}, {"age", "bp"}}) {
            Valley valley = Ex331GradientDescent.valley(pair[0], pair[1]);
            assertThat(valley.spectrum().bestRate()).isCloseTo(0.5, within(1e-12));
            double rho = Math.abs(valley.correlation());
            assertThat(valley.spectrum().factor(0.5, 0)).isCloseTo(rho, within(1e-12));
            assertThat(valley.spectrum().condition()).isCloseTo((1 + rho) / (1 - rho), within(1e-9));
        }
    }

    @Test
    void noRateAndMomentumShrinkMoreThanTheBestOnes() {
        Spectrum spectrum = VALLEY.spectrum();
        double best = spectrum.factor(spectrum.bestRateWithMomentum(), spectrum.bestMomentum());
        assertThat(best).isCloseTo(Math.sqrt(spectrum.bestMomentum()), within(1e-7));
        double plain = spectrum.factor(spectrum.bestRate(), 0);
        for (double rate = 0.01; rate < 1; rate += 0.01) {
            assertThat(spectrum.factor(rate, 0)).isGreaterThanOrEqualTo(plain - 1e-12);
            for (double momentum = 0; momentum < 1; momentum += 0.02) {
                assertThat(spectrum.factor(rate, momentum)).isGreaterThanOrEqualTo(best - 1e-7);
            }
        }
        for (double momentum : new double[] {0, 0.3, 0.9}) {
            assertThat(spectrum.factor(spectrum.limit(momentum), momentum)).isCloseTo(1, within(1e-9));
            assertThat(spectrum.factor(0.99 * spectrum.limit(momentum), momentum)).isLessThan(1);
            assertThat(spectrum.factor(1.01 * spectrum.limit(momentum), momentum)).isGreaterThan(1);
        }
    }

    @Test
    void theFactorOfMomentumIsWhatHappens() {
        Options options = Options.plain(0.5, 400).withMomentum(0.9);
        List<double[]> path = GradientDescent.path(VALLEY.loss(), new double[2], options);
        double shrunk = Vectors.norm(VALLEY.error(path.get(400))) / Vectors.norm(VALLEY.error(path.get(100)));
        assertThat(Math.pow(shrunk, 1 / 300.0)).isCloseTo(VALLEY.spectrum().factor(0.5, 0.9), within(5e-3));
    }

    @Test
    void aCloudInOneDimensionByHand() {
        // x = 1 and y = ±1: H = 2, gradients at the minimum ±2, C = 4, so M = 4η²/b / (4η − 4η²) = η/(b(1 − η))
        SquaredLoss loss = SquaredLoss.of(Matrix.of(new double[][] {{1}, {1}}), new double[] {-1, 1});
        NoiseBall cloud = NoiseBall.of(loss, 0.2, 1);
        assertThat(cloud.moments().get(0, 0)).isCloseTo(0.25, within(1e-14));
        assertThat(cloud.excess()).isCloseTo(0.25, within(1e-14));
        assertThat(NoiseBall.of(loss, 0.2, 4).excess()).isCloseTo(0.0625, within(1e-14));
        assertThatExceptionOfType(ArithmeticException.class).isThrownBy(() -> NoiseBall.of(loss, 1.1, 1))
                .withMessage("NoiseBall.of: rate 1.1, batches of 1: the cloud grows without end: take a smaller rate or larger"
                        + " batches");
    }

    @Test
    void noiseEndsInTheCloudOfTheFormula() {
        for (int batch : new int[] {1, 8}) {
            double[] means = Ex331GradientDescent.wander(VALLEY, 0.02, batch, 7);
            double expected = NoiseBall.of(VALLEY.loss(), 0.02, batch).excess();
            assertThat(Descriptive.mean(means)).isCloseTo(expected, within(4 * Descriptive.standardError(means)));
            assertThat(Descriptive.standardError(means)).isLessThan(0.1 * expected);
        }
        double ratio = NoiseBall.of(VALLEY.loss(), 0.02, 4).excess() / NoiseBall.of(VALLEY.loss(), 0.01, 4).excess();
        assertThat(ratio).isBetween(2.0, 2.1);
        Matrix moments = NoiseBall.of(VALLEY.loss(), 0.02, 1).moments();
        assertThat(Math.abs(moments.get(0, 1))).isLessThan(0.05 * moments.get(0, 0));       // round, in a long valley
        assertThatExceptionOfType(ArithmeticException.class).isThrownBy(() -> NoiseBall.of(VALLEY.loss(), 0.3, 1));
    }

    @Test
    void batchesAreFairAndRepeatable() {
        Options options = Options.plain(0.01, 50).withBatches(4, 3);
        assertThat(GradientDescent.path(VALLEY.loss(), new double[2], options).getLast())
                .isEqualTo(GradientDescent.path(VALLEY.loss(), new double[2], options).getLast());
        double[] sum = new double[2];
        for (int seed = 0; seed < 4000; seed++) {
            Options one = Options.plain(1, 1).withBatches(1, seed);
            Vectors.axpyInPlace(-1.0 / 4000, GradientDescent.path(VALLEY.loss(), new double[2], one).getLast(), sum);
        }
        double[] full = gradient(VALLEY.loss(), 0, 0);
        assertThat(sum).containsExactly(full, within(4 * 2 * 77 / Math.sqrt(4000)));
    }

    @Test
    void belowTwoOverLNoStepGoesUp() {
        LogLoss loss = Ex331GradientDescent.tumours();
        double limit = 2 / loss.largestCurvature();
        for (double share : new double[] {0.1, 0.5, 0.999}) {
            List<double[]> path = GradientDescent.path(loss, new double[30], Options.plain(share * limit, 60));
            assertThat(Ex331GradientDescent.rises(loss, path)).isZero();
            double[] g = gradient(loss, path.get(0));
            double rate = share * limit;
            double promised = rate * (1 - rate * loss.largestCurvature() / 2) * Vectors.dot(g, g);
            assertThat(loss.value(path.get(0)) - loss.value(path.get(1))).isGreaterThanOrEqualTo(promised);
        }
        List<double[]> wild = GradientDescent.path(loss, new double[30], Options.plain(20 * limit, 300));
        assertThat(Ex331GradientDescent.rises(loss, wild)).isGreaterThan(50);
        double[] minimum = Ex331GradientDescent.minimum(loss);
        for (double times : new double[] {0.5, 10}) {
            List<double[]> path = GradientDescent.path(loss, new double[30], Options.plain(times * limit, 300));
            assertThat(Ex331GradientDescent.rests(loss, path, minimum)).isTrue();
        }
        assertThat(Ex331GradientDescent.rests(loss, wild, minimum)).isFalse();
    }

    // LogisticRegression(C=1/(569 * 0.01), fit_intercept=False, tol=1e-14, solver='newton-cg') on standardised breast cancer
    @Test
    void theMinimumOfTheLogLossIsScikitLearns() {
        LogLoss loss = Ex331GradientDescent.tumours();
        double[] minimum = Ex331GradientDescent.minimum(loss);
        assertThat(loss.value(minimum)).isCloseTo(0.10241656575570418, within(1e-12));
        assertThat(minimum[0]).isCloseTo(-0.3728965708703974, within(1e-7));
        assertThat(minimum[29]).isCloseTo(-0.23234995997273433, within(1e-7));
        assertThat(loss.largestCurvature()).isCloseTo(3.3304019205644755, within(1e-8));
        assertThat(Spectrum.of(loss.hessian(minimum)).largest()).isCloseTo(0.22008584, within(1e-7));
    }

    @Test
    void badInputIsNamed() {
        refused(() -> new Options(0, 0, 0, 1, 0), "rate = 0");
        refused(() -> new Options(0.1, 1, 0, 1, 0), "momentum = 1.0: must be from 0 to below 1");
        refused(() -> new Options(0.1, 0, -1, 1, 0), "batchSize = -1");
        refused(() -> new Options(0.1, 0, 0, -1, 0), "steps = -1");
        refused(() -> GradientDescent.path(hand(), new double[3], Options.plain(0.1, 1)),
                "start has 3 weights: the loss has 2");
        refused(() -> GradientDescent.path(hand(), new double[] {1, Double.NaN}, Options.plain(0.1, 1)), "start");
        refused(() -> SquaredLoss.of(Matrix.zeros(2, 1), new double[3]), "x has 2 rows, y has 3 values");
        refused(() -> LogLoss.of(Matrix.zeros(2, 1), new int[] {0, 2}, 0), "label 2 of row 1: must be 0 or 1");
        refused(() -> LogLoss.of(Matrix.zeros(2, 1), new int[1], 0), "x has 2 rows, there are 1 labels");
        refused(() -> LogLoss.of(Matrix.zeros(1, 1), new int[1], -1), "penalty = -1");
        refused(() -> Spectrum.of(Matrix.of(new double[][] {{1, 1}, {1, 1}}).times(-1)), "must be positive");
        refused(() -> Ex331GradientDescent.valley("bmi", "bmi"), "Valley.of: 'bmi' twice: must be two columns");
        refused(() -> NoiseBall.of(hand(), 0.1, 0), "batchSize = 0");
    }

    private static void refused(org.assertj.core.api.ThrowableAssert.ThrowingCallable call, String message) {
        assertThatIllegalArgumentException().isThrownBy(call).withMessageContaining(message);
    }

    @Test
    void theLossOfAFarPointIsNotInfinite() {
        LogLoss loss = LogLoss.of(Matrix.of(new double[][] {{1}, {1}}), new int[] {0, 1}, 0);
        assertThat(loss.value(new double[] {2000})).isEqualTo(1000);
        double[] sum = new double[1];
        loss.addGradient(0, new double[] {2000}, sum);
        assertThat(sum[0]).isEqualTo(1);
        assertThat(Arrays.stream(sum).sum()).isEqualTo(1);
    }
}
