package scratch.classic.supportvector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import scratch.classic.supportvector.LinearSVM.Loss;
import scratch.classic.supportvector.LinearSVM.Options;
import scratch.classic.supportvector.LinearSVM.Solver;
import scratch.example.data.Datasets;
import scratch.math.Matrix;

class LinearSVMTest {
    private static final Matrix IRIS = standardised(Matrix.of(Datasets.iris().x()));
    private static final int[] SPECIES = Datasets.iris().y();
    private static final Matrix PAIR = standardised(Matrix.of(Datasets.iris().x())
            .selectRows(IntStream.range(50, 150).toArray()));
    private static final int[] VIRGINICA = Arrays.stream(SPECIES, 50, 150).map(y -> y - 1).toArray();

    private static Matrix standardised(Matrix x) {
        Matrix z = x.copy();
        int n = x.rows();
        for (int j = 0; j < x.columns(); j++) {
            double mean = Arrays.stream(x.column(j)).sum() / n;
            double variance = Arrays.stream(x.column(j)).map(v -> (v - mean) * (v - mean)).sum() / n;
            for (int i = 0; i < n; i++) {
                z.set(i, j, (x.get(i, j) - mean) / Math.sqrt(variance));
            }
        }
        return z;
    }

    // scikit-learn 1.2.1: LinearSVC(C=1, loss, dual=True, tol=1e-13, max_iter=10**7).fit(z, iris.target[50:] == 2), where z is
    // iris.data[50:] in standard deviations
    @Test
    void theOptimumIsThatOfScikitLearn() {
        LinearSVM hinge = LinearSVM.fit(PAIR, VIRGINICA, Options.of(1).withTolerance(1e-10));
        assertThat(hinge.weights(0)).containsExactly(
                new double[] {-0.372239868403, -0.519983228304, 1.592485293139, 1.617956684117}, within(1e-8));
        assertThat(hinge.intercepts()[0]).isCloseTo(0.288245398773, within(1e-8));
        assertThat(primal(hinge, Loss.HINGE)).isCloseTo(11.291623520345, within(1e-9));
        LinearSVM squared = LinearSVM.fit(PAIR, VIRGINICA, Options.of(1).withLoss(Loss.SQUARED_HINGE).withTolerance(1e-10));
        assertThat(squared.weights(0)).containsExactly(
                new double[] {-0.364845727596, -0.331646685283, 1.369736802601, 1.253144145958}, within(1e-8));
        assertThat(squared.intercepts()[0]).isCloseTo(0.056440348983, within(1e-8));
        assertThat(primal(squared, Loss.SQUARED_HINGE)).isCloseTo(10.599460680808, within(1e-9));
    }

    private static double primal(LinearSVM svm, Loss loss) {
        double sum = 0;
        Matrix f = svm.decisions(PAIR);
        for (int i = 0; i < f.rows(); i++) {
            double hinge = Math.max(0, 1 - (2 * VIRGINICA[i] - 1) * f.get(i, 0));
            sum += loss == Loss.HINGE ? hinge : hinge * hinge;
        }
        double length = 2 / svm.marginWidth(0);
        return length * length / 2 + svm.intercepts()[0] * svm.intercepts()[0] / 2 + sum;
    }

    // the same with all three species, loss="squared_hinge"
    @Test
    void threeClassesHaveAPlaneEach() {
        LinearSVM svm = LinearSVM.fit(IRIS, SPECIES, Options.of(1).withLoss(Loss.SQUARED_HINGE).withTolerance(1e-9));
        assertThat(svm.weights(0)).containsExactly(new double[] {-0.158054118514, 0.405141200896, -0.709189799552,
            -0.698390368847}, within(1e-7));
        assertThat(svm.weights(1)).containsExactly(new double[] {-0.024288530143, -0.458587939441, 0.717214277017,
            -0.695139857684}, within(1e-7));
        assertThat(svm.intercepts()).containsExactly(new double[] {-0.760423225469, -0.364504722364, -2.080328408668},
                within(1e-7));
        int[] predicted = svm.predict(IRIS);
        assertThat(IntStream.range(0, 150).filter(i -> predicted[i] != SPECIES[i]).count()).isEqualTo(8);
        assertThat(svm.predictProbabilities(IRIS).row(149)).containsExactly(0, 0, 1);
    }

    // y = (−, +) at 1 and 2, no intercept, C = 10. α₀: slope −1, curvature 1 → 1, w = −1. α₁: slope −2 − 1 = −3, curvature 4 →
    // ¾, w = −1 + ½·… = 0.5. α₀ again: slope −0.5 − 1 = −1.5 → 2.5, w = −1.
    @Test
    void coordinateStepsByHand() {
        DualCoordinateDescent descent = new DualCoordinateDescent(Matrix.of(new double[][] {{1}, {2}}), new double[] {-1, 1},
                new double[] {10, 10}, Loss.HINGE);
        assertThat(descent.slope(0)).isEqualTo(-1);
        descent.update(0);
        assertThat(descent.weights()).containsExactly(-1);
        assertThat(descent.slope(1)).isEqualTo(-3);
        descent.update(1);
        assertThat(descent.alphas()).containsExactly(1, 0.75);
        assertThat(descent.weights()).containsExactly(0.5);
        assertThat(descent.objective()).isEqualTo(1.75 - 0.125);
        descent.update(0);
        assertThat(descent.alphas()).containsExactly(2.5, 0.75);
        assertThat(descent.weights()).containsExactly(-1);
    }

    @Test
    void alphasMeetTheConditionsAndTheDualityGapCloses() {
        double[] y = Arrays.stream(VIRGINICA).mapToDouble(v -> 2 * v - 1).toArray();
        double[] c = new double[100];
        Arrays.fill(c, 0.5);
        for (Loss loss : Loss.values()) {
            DualCoordinateDescent descent = new DualCoordinateDescent(PAIR, y, c, loss);
            descent.run(1e-8, 100_000, 3);
            double primal = 0;
            double[] w = descent.weights();
            for (int j = 0; j < 4; j++) {
                primal += w[j] * w[j] / 2;
            }
            for (int i = 0; i < 100; i++) {
                double margin = y[i] * (PAIR.get(i, 0) * w[0] + PAIR.get(i, 1) * w[1] + PAIR.get(i, 2) * w[2]
                        + PAIR.get(i, 3) * w[3]);
                double hinge = Math.max(0, 1 - margin);
                primal += 0.5 * (loss == Loss.HINGE ? hinge : hinge * hinge);
                if (descent.alphas()[i] == 0) {
                    assertThat(margin).isGreaterThan(1 - 1e-6);
                } else if (loss == Loss.HINGE && descent.alphas()[i] == 0.5) {
                    assertThat(margin).isLessThan(1 + 1e-6);
                } else if (loss == Loss.SQUARED_HINGE) {
                    assertThat(descent.alphas()[i]).isCloseTo(2 * 0.5 * hinge, within(1e-6));
                }
            }
            assertThat(primal - descent.objective()).isBetween(-1e-9, 1e-6);
        }
    }

    // λ = ½, rows 1 (+) and −3 (−). Step 1, row 0: rate 2, w = 2, ball √2. Step 2, row 1: margin 3√2 > 1, w = √2/2.
    // Step 3, row 0: margin 0.71 < 1, w = ⅔·√2/2 + ⅔.
    @Test
    void pegasosStepsByHand() {
        Pegasos pegasos = new Pegasos(Matrix.of(new double[][] {{1}, {-3}}), new double[] {1, -1}, null, 0.5);
        pegasos.step(0);
        assertThat(pegasos.weights()[0]).isCloseTo(Math.sqrt(2), within(1e-15));
        pegasos.step(1);
        assertThat(pegasos.weights()[0]).isCloseTo(Math.sqrt(2) / 2, within(1e-15));
        pegasos.step(0);
        double third = Math.sqrt(2) / 3 + 2 / 3.0;
        assertThat(pegasos.weights()[0]).isCloseTo(third, within(1e-15));
        assertThat(pegasos.mean()[0]).isCloseTo((1.5 * Math.sqrt(2) + third) / 3, within(1e-15));
        pegasos.beginMean();
        assertThat(pegasos.mean()[0]).isZero();
    }

    @Test
    void pegasosComesNearTheOptimumAndRepeatsItself() {
        double best = 11.291623520345;
        LinearSVM svm = LinearSVM.fit(PAIR, VIRGINICA, Options.pegasos(1, 3000));
        assertThat(primal(svm, Loss.HINGE)).isBetween(best, 1.01 * best);
        assertThat(LinearSVM.fit(PAIR, VIRGINICA, Options.pegasos(1, 3000)).weights(0)).containsExactly(svm.weights(0));
    }

    @Test
    void aWeightOfTwoIsTwoRows() {
        double[] weights = new double[100];
        Arrays.setAll(weights, i -> i < 10 ? 2 : 1);
        int[] twice = IntStream.concat(IntStream.range(0, 100), IntStream.range(0, 10)).toArray();
        for (Loss loss : Loss.values()) {
            Options options = Options.of(1).withLoss(loss).withTolerance(1e-9);
            assertThat(LinearSVM.fit(PAIR, VIRGINICA, weights, options).weights(0)).containsExactly(LinearSVM.fit(
                    PAIR.selectRows(twice), IntStream.of(twice).map(i -> VIRGINICA[i]).toArray(), options).weights(0),
                    within(1e-7));
        }
    }

    // the larger s, the freer the intercept: KernelSVM leaves it free altogether
    @Test
    void aLargeInterceptScaleFreesTheIntercept() {
        KernelSVM free = KernelSVM.fit(PAIR, VIRGINICA, KernelSVM.Options.of(Kernel.linear(), 1).withTolerance(1e-9));
        LinearSVM scaled = LinearSVM.fit(PAIR, VIRGINICA, Options.of(1).withInterceptScale(10).withTolerance(1e-4));
        assertThat(scaled.weights(0)).containsExactly(free.weights(0), within(0.02));
        assertThat(LinearSVM.fit(PAIR, VIRGINICA, Options.of(1).withInterceptScale(0)).intercepts()[0]).isZero();
    }

    @Test
    void badInputIsRefused() {
        refused(() -> Options.of(0), "LinearSVM.Options: C = 0.0: must be positive and finite");
        refused(() -> Options.of(Double.POSITIVE_INFINITY), "LinearSVM.Options: C = Infinity: must be positive and finite");
        refused(() -> Options.pegasos(1, 5).withLoss(Loss.SQUARED_HINGE),
                "LinearSVM.Options: PEGASOS with SQUARED_HINGE: must be HINGE");
        refused(() -> new Options(1, null, Solver.PEGASOS, 1, 1, 1, 1),
                "LinearSVM.Options: loss = null, solver = PEGASOS: must both be given");
        Options options = Options.of(1);
        Matrix x = Matrix.of(new double[][] {{1}, {2}});
        refused(() -> LinearSVM.fit(x, new int[2], options), "LinearSVM.fit: 1 class: needs at least 2");
        refused(() -> LinearSVM.fit(Matrix.of(new double[][] {{1}}), new int[1], options),
                "LinearSVM.fit: 1 class: needs at least 2");
        refused(() -> LinearSVM.fit(x, new int[] {0, 2}, options),
                "LinearSVM.fit: class 1 of 0 to 2 has no rows: each must occur");
        refused(() -> LinearSVM.fit(Matrix.of(new double[][] {{Double.NaN}, {Double.NaN}}), new int[] {0, 1}, options),
                "LinearSVM.fit: element (0, 0) is NaN: must be finite");
        refused(() -> LinearSVM.fit(Matrix.of(new double[][] {{1}, {1e300}}), new int[] {0, 1}, options),
                "LinearSVM.fit: row 1: Linear[] of it with itself is Infinity: must be finite: scale the columns");
        refused(() -> new Pegasos(x, new double[] {0, 1}, null, 1), "Pegasos: y[0] = 0.0: must be -1 or 1");
        LinearSVM svm = LinearSVM.fit(x, new int[] {0, 1}, options);
        refused(() -> svm.predict(Matrix.zeros(1, 2)), "LinearSVM.predict: x has 2 columns: the model has 1");
        assertThatExceptionOfType(ArithmeticException.class).isThrownBy(() -> LinearSVM.fit(PAIR, VIRGINICA,
                new Options(1, Loss.HINGE, Solver.DUAL_COORDINATE_DESCENT, 1, 1e-9, 2, 1)))
                .withMessageStartingWith("DualCoordinateDescent.run: projected gradients from ")
                .withMessageContaining(" after 2 passes: must come within 1.0E-9");
    }

    @Test
    void rowsOfZerosEqualColumnsAndDuplicatesDoNoHarm() {
        Matrix zeros = Matrix.of(new double[][] {{0, 0}, {0, 0}, {0, 0}, {3, 0}});
        int[] labels = {0, 0, 0, 1};
        assertThat(LinearSVM.fit(zeros, labels, Options.of(1).withInterceptScale(0)).predict(zeros)).containsExactly(labels);
        Matrix equal = Matrix.of(new double[][] {{4}, {4}, {4}});
        assertThat(LinearSVM.fit(equal, new int[] {1, 0, 1}, Options.of(1)).predict(equal)).containsExactly(1, 1, 1);
    }

    @Test
    void whatIsWrittenDownAnswersTheSame() {
        LinearSVM svm = LinearSVM.fit(IRIS, SPECIES, Options.of(1));
        assertThat(LinearSVM.fromState(svm.state()).decisions(IRIS)).isEqualTo(svm.decisions(IRIS));
        assertThat(svm.kind()).isEqualTo("linear-svm");
        refused(() -> LinearSVM.fromState(Map.of("weights", List.of(1.0, 2.0), "intercepts",
                List.of(1.0, 2.0))), "linear-svm: 2 weights, 2 intercepts: must be one intercept for two classes or one"
                + " for each of more, and as many weights for each");
    }

    private static void refused(ThrowingCallable call, String message) {
        assertThatIllegalArgumentException().isThrownBy(call).withMessage(message);
    }
}
