package scratch.classic.linearmodel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static scratch.classic.linearmodel.LinearRegressionTest.refused;

import java.util.Arrays;
import java.util.SplittableRandom;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import scratch.classic.data.Table;
import scratch.classic.data.Target;
import scratch.classic.linearmodel.LogisticRegression.Options;
import scratch.classic.linearmodel.LogisticRegression.Solver;
import scratch.classic.preprocess.Scaler;
import scratch.example.data.ClassificationData;
import scratch.example.data.Datasets;
import scratch.math.Matrix;
import scratch.math.kernel.Threads;

class LogisticRegressionTest {

    // Newton's method in 80-bit floating point, NumPy: breast cancer, each column with mean 0 and variance 1, λ = 1
    private static final double[] WEIGHTS = {-0.363092531917932, -0.387675442418757, -0.351062118679674, -0.435609803285976,
        -0.161831102815246, 0.562654033698103, -0.859917119592401, -0.962280223488176, 0.0762090314790288, 0.322226236948611,
        -1.29094228967442, 0.268921901387888, -0.659974596562458, -1.01255773218028, -0.277212958904015, 0.736324012796753,
        0.110539320781411, -0.333407618883165, 0.295793025903185, 0.680919673058375, -1.02926226164795, -1.31460763444645,
        -0.823347382576697, -1.01070683211342, -0.670681962776585, 0.0445642517874215, -0.87333391652225, -0.912003121931964,
        -0.887837324307015, -0.47981890804316};

    private static final ClassificationData CANCER = Datasets.breastCancer();

    static Matrix standardised() {
        Table table = Table.of(CANCER.x(), CANCER.featureNames());
        return Scaler.standard().fit(table, new Target.Nothing()).transform(table).toMatrix();
    }

    @ParameterizedTest
    @EnumSource(value = Solver.class, names = {"NEWTON", "LBFGS"})
    void bothFastSolversEndAtTheSameWeights(Solver solver) {
        LogisticRegression fit = LogisticRegression.fit(standardised(), CANCER.y(), Options.of(1).with(solver));
        // the penalty bends the loss by at least 1 in each direction: a gradient of 1e-8 is at most 1e-8 from the minimum
        assertThat(fit.weights()).containsExactly(WEIGHTS, within(1e-8));
        assertThat(fit.intercept()).isCloseTo(0.214502717401755, within(1e-8));
        assertThat(fit.course().value()).isCloseTo(37.758945961876, within(1e-11));
        assertThat(fit.course().gradientNorm()).isLessThanOrEqualTo(1e-8);
    }

    @Test
    void gradientDescentGetsThereTooInManySteps() {
        Matrix x = Matrix.wrap(6, 1, new double[] {1, 2, 3, 4, 5, 6});
        int[] y = {0, 0, 1, 0, 1, 1};
        LogisticRegression slow = LogisticRegression.fit(x, y, Options.of(0.5).with(Solver.GRADIENT_DESCENT));
        LogisticRegression fast = LogisticRegression.fit(x, y, Options.of(0.5).with(Solver.NEWTON));
        assertThat(slow.weights()[0]).isCloseTo(fast.weights()[0], within(1e-7));
        assertThat(slow.course().iterations()).isGreaterThan(3 * fast.course().iterations());
    }

    @Test
    void oneColumnOfZerosAndOnesIsTheLogOfTheOddsRatio() {
        // of x = 0: 2 of 8 positive; of x = 1: 6 of 9
        Matrix x = Matrix.zeros(17, 1);
        int[] y = new int[17];
        Arrays.fill(x.data(), 8, 17, 1);
        Arrays.fill(y, 0, 2, 1);
        Arrays.fill(y, 8, 14, 1);
        LogisticRegression fit = LogisticRegression.fit(x, y, Options.of(0));
        assertThat(fit.intercept()).isCloseTo(Math.log(2 / 6.0), within(1e-8));
        assertThat(fit.weights()[0]).isCloseTo(Math.log((6 / 3.0) / (2 / 6.0)), within(1e-8));
        assertThat(fit.probabilities(Matrix.wrap(2, 1, new double[] {0, 1}))).containsExactly(new double[] {0.25, 2 / 3.0},
                within(1e-9));
    }

    @Test
    void theGradientIsTheSlopeOfTheLoss() {
        SplittableRandom random = new SplittableRandom(4);
        Matrix x = Matrix.wrap(40, 3, random.doubles(120, -2, 2).toArray());
        int[] y = random.ints(40, 0, 2).toArray();
        ColumnScales scales = new ColumnScales(new double[] {0.1, 0.2, -0.3}, new double[] {1.5, 0.5, 2});
        LogisticLoss loss = new LogisticLoss(x, y, null, 0.7, scales);
        double[] point = {0.3, -0.8, 0.4, 1.1};
        double[] gradient = loss.gradient(point);
        Matrix hessian = loss.hessian(point);
        double h = 1e-5;
        for (int j = 0; j < point.length; j++) {
            double[] up = point.clone();
            double[] down = point.clone();
            up[j] += h;
            down[j] -= h;
            assertThat((loss.value(up) - loss.value(down)) / (2 * h)).isCloseTo(gradient[j], within(1e-8));
            for (int k = 0; k < point.length; k++) {
                assertThat((loss.gradient(up)[k] - loss.gradient(down)[k]) / (2 * h))
                        .isCloseTo(hessian.get(j, k), within(1e-8));
            }
        }
    }

    @Test
    void unitsOfTheColumnsDoNotMatter() {
        Matrix x = standardised();
        Matrix other = x.copy();
        double[] data = other.data();
        for (int i = 0; i < data.length; i++) {
            data[i] = i % 30 == 3 ? 1e6 * data[i] + 1e7 : data[i];
        }
        // without a penalty the fit is the same whatever the units; a part of the columns, so that nothing separates
        int[] few = {0, 1, 3, 4};
        double[] a = probabilities(x.selectColumns(few));
        assertThat(probabilities(other.selectColumns(few))).containsExactly(a, within(1e-6));
    }

    private static double[] probabilities(Matrix x) {
        return LogisticRegression.fit(x, CANCER.y(), Options.of(0)).probabilities(x);
    }

    @Test
    void theSameOnAnyNumberOfThreads() {
        SplittableRandom random = new SplittableRandom(9);
        int n = 20_000;
        Matrix x = Matrix.wrap(n, 4, random.doubles(n * 4L).toArray());
        int[] y = random.ints(n, 0, 2).toArray();
        int before = Threads.count();
        try {
            Threads.setCount(1);
            double[] alone = LogisticRegression.fit(x, y, Options.of(1)).weights();
            Threads.setCount(3);
            assertThat(LogisticRegression.fit(x, y, Options.of(1)).weights()).isEqualTo(alone);
        } finally {
            Threads.setCount(before);
        }
    }

    @ParameterizedTest
    @EnumSource(value = Solver.class, names = {"NEWTON", "LBFGS"})
    void separatedClassesAreSaidAndNotChased(Solver solver) {
        Matrix apart = Matrix.wrap(6, 1, new double[] {1, 2, 3, 4, 5, 6});
        assertThatThrownBy(() -> LogisticRegression.fit(apart, new int[] {0, 0, 0, 1, 1, 1}, Options.of(0).with(solver)))
                .isInstanceOf(ArithmeticException.class).hasMessageContaining("separated from the others by a plane");
        // only at 3 do the classes meet: the weights are infinite all the same
        Matrix touching = Matrix.wrap(6, 1, new double[] {1, 2, 3, 3, 5, 6});
        assertThatThrownBy(() -> LogisticRegression.fit(touching, new int[] {0, 0, 0, 1, 1, 1}, Options.of(0).with(solver)))
                .isInstanceOf(ArithmeticException.class).hasMessageContaining("separated from the others by a plane");
        // a penalty holds them
        assertThat(LogisticRegression.fit(apart, new int[] {0, 0, 0, 1, 1, 1}, Options.of(1).with(solver)).weights()[0])
                .isBetween(0.5, 2.0);
        // and where the classes overlap, nothing is refused
        Matrix mixed = Matrix.wrap(6, 1, new double[] {1, 2, 4, 3, 5, 6});
        assertThat(LogisticRegression.fit(mixed, new int[] {0, 0, 0, 1, 1, 1}, Options.of(0).with(solver)).weights()[0])
                .isBetween(0.5, 5.0);
    }

    @ParameterizedTest
    @EnumSource(value = Solver.class, names = {"NEWTON", "LBFGS"})
    void columnsMadeUpByOthersAreNamedAndNotTakenForSeparation(Solver solver) {
        int[] few = {0, 1, 4};
        Matrix three = Matrix.of(CANCER.x()).selectColumns(few);
        Matrix five = Matrix.zeros(three.rows(), 5);                  // column 3 = 2·column 0 − column 1 + 5, column 4 = 7
        for (int i = 0; i < three.rows(); i++) {
            System.arraycopy(three.row(i), 0, five.data(), i * 5, 3);
            five.set(i, 3, 2 * three.get(i, 0) - three.get(i, 1) + 5);
            five.set(i, 4, 7);
        }
        assertThatThrownBy(() -> LogisticRegression.fit(five, CANCER.y(), Options.of(0).with(solver)))
                .isInstanceOf(ArithmeticException.class).hasMessageContaining("rank 3 of 5 columns")
                .hasMessageMatching(".*columns \\[[013], 4\\] are constant or made up by others.*");
        // a penalty decides between them
        assertThat(LogisticRegression.fit(five, CANCER.y(), Options.of(1e-3).with(solver)).weights()[4])
                .isCloseTo(0, within(1e-8 / 1e-3));
        // columns nearly alike are no reason to refuse
        Matrix near = three.copy();
        SplittableRandom random = new SplittableRandom(3);
        for (int i = 0; i < near.rows(); i++) {
            near.set(i, 1, near.get(i, 0) + 1e-3 * random.nextDouble());
        }
        assertThat(LogisticRegression.fit(near, CANCER.y(), Options.of(0).with(solver)).course().gradientNorm())
                .isLessThanOrEqualTo(1e-6);
    }

    @ParameterizedTest
    @EnumSource(value = Solver.class, names = {"NEWTON", "LBFGS"})
    void inOneColumnSeparationIsThatTheRangesMeetInAPointAtMost(Solver solver) {
        SplittableRandom random = new SplittableRandom(8);
        int[] seen = new int[2];
        for (int round = 0; round < 300; round++) {
            double[] x = random.ints(random.nextInt(4, 9), 0, 6).asDoubleStream().toArray();
            int[] y = new int[x.length];
            Arrays.setAll(y, i -> x[i] + random.nextInt(-1, 3) > 3 ? 1 : 0);
            double[] lower = {9, 9};
            double[] upper = {-9, -9};
            for (int i = 0; i < y.length; i++) {
                lower[y[i]] = Math.min(lower[y[i]], x[i]);
                upper[y[i]] = Math.max(upper[y[i]], x[i]);
            }
            if (upper[0] < 0 || upper[1] < 0 || Math.max(upper[0], upper[1]) == Math.min(lower[0], lower[1])) {
                continue;                                             // one class only, or a constant column
            }
            boolean separated = upper[0] <= lower[1] || upper[1] <= lower[0];
            seen[separated ? 1 : 0]++;
            String answer = "a fit";
            try {
                LogisticRegression.fit(Matrix.wrap(x.length, 1, x), y, Options.of(0).with(solver));
            } catch (ArithmeticException refused) {
                answer = refused.getMessage();
            }
            assertThat(answer).as("%s %s", Arrays.toString(x), Arrays.toString(y))
                    .contains(separated ? "separated from the others by a plane" : "a fit");
        }
        assertThat(seen[0]).isGreaterThan(20);
        assertThat(seen[1]).isGreaterThan(20);
    }

    @Test
    void tooFewStepsAreNotTakenForSeparation() {
        Matrix x = Matrix.wrap(6, 1, new double[] {1, 2, 4, 3, 5, 6});
        int[] y = {0, 0, 0, 1, 1, 1};
        assertThatThrownBy(() -> LogisticRegression.fit(x, y, new Options(0, Solver.GRADIENT_DESCENT, 1e-8, 2)))
                .isInstanceOf(ArithmeticException.class).hasMessageContaining("stopped after all 2 iterations");
    }

    @Test
    void aRowOfWeightTwoIsTwoRows() {
        Matrix twice = Matrix.wrap(6, 1, new double[] {1, 2, 2, 3, 4, 4});
        Matrix once = Matrix.wrap(4, 1, new double[] {1, 2, 3, 4});
        for (Solver solver : Solver.values()) {
            LogisticRegression a = LogisticRegression.fit(twice, new int[] {0, 1, 1, 0, 1, 1}, Options.of(0.3).with(solver));
            LogisticRegression b = LogisticRegression.fit(once, new int[] {0, 1, 0, 1}, new double[] {1, 2, 1, 2},
                    Options.of(0.3).with(solver));
            assertThat(b.weights()[0]).isCloseTo(a.weights()[0], within(1e-7));
            assertThat(b.intercept()).isCloseTo(a.intercept(), within(1e-7));
        }
    }

    @Test
    void aColumnThatHardlyVariesCostsNoSteps() {
        SplittableRandom random = new SplittableRandom(6);
        Matrix x = Matrix.wrap(500, 2, random.doubles(1000, -1, 1).toArray());
        int[] y = new int[500];
        for (int i = 0; i < 500; i++) {
            y[i] = x.get(i, 0) + random.nextDouble(-1, 1) > 0 ? 1 : 0;
            x.set(i, 1, 1e-4 * x.get(i, 1));                          // the penalty bends the loss there, not the data
        }
        LogisticRegression fit = LogisticRegression.fit(x, y, Options.of(1));
        assertThat(fit.course().iterations()).isLessThan(12);
        assertThat(fit.weights()[1]).isCloseTo(0, within(0.1));
    }

    @Test
    void rowsThatDoNotCountDoNotHideASeparation() {
        Matrix x = Matrix.wrap(6, 1, new double[] {1, 2, 4, 3, 5, 6});
        int[] y = {0, 0, 0, 1, 1, 1};                                // without the rows at 4 and 3 the classes stand apart
        assertThatThrownBy(() -> LogisticRegression.fit(x, y, new double[] {1, 1, 0, 0, 1, 1}, Options.of(0)))
                .hasMessageContaining("separated from the others by a plane");
        Matrix two = Matrix.of(new double[][] {{1, 7}, {2, 7}, {4, 7}, {3, 7}, {5, 7}, {9, 8}});
        assertThatThrownBy(() -> LogisticRegression.fit(two, y, new double[] {1, 1, 1, 1, 1, 0}, Options.of(0)))
                .hasMessageContaining("columns [1] are constant");
    }

    // On one thread, whose allocations can be counted.
    @ParameterizedTest
    @EnumSource(value = Solver.class, names = {"NEWTON", "LBFGS"})
    void aFitAllocatesLessThanAFifthOfTheData(Solver solver) {
        SplittableRandom random = new SplittableRandom(9);
        int n = 50_000;
        Matrix x = Matrix.wrap(n, 40, random.doubles(n * 40L).toArray());
        int[] y = random.ints(n, 0, 2).toArray();
        int before = Threads.count();
        var counter = (com.sun.management.ThreadMXBean) java.lang.management.ManagementFactory.getThreadMXBean();
        try {
            Threads.setCount(1);
            long allowed = 8L * n * 40 / 5;
            long least = Long.MAX_VALUE;                             // as long as it is interpreted, each vector is an object
            for (int fit = 0; fit < 2000 && least >= allowed; fit++) {    // on a busy machine the compiler comes late
                long start = counter.getCurrentThreadAllocatedBytes();
                LogisticRegression.fit(x, y, Options.of(1).with(solver));
                least = Math.min(least, counter.getCurrentThreadAllocatedBytes() - start);
            }
            assertThat(least).isLessThan(allowed);
        } finally {
            Threads.setCount(before);
        }
    }

    @Test
    void probabilitiesOfRowsFarOffAreProbabilities() {
        Matrix x = Matrix.wrap(4, 1, new double[] {1, 2, 3, 4});
        LogisticRegression fit = LogisticRegression.fit(x, new int[] {0, 1, 0, 1}, Options.of(1));
        Matrix p = fit.predictProbabilities(Matrix.wrap(3, 1, new double[] {-1e9, 1e9, 2.5}));
        assertThat(p.get(0, 0)).isEqualTo(1);
        assertThat(p.get(0, 1)).isBetween(0.0, 1e-300);
        assertThat(p.get(1, 1)).isEqualTo(1);
        assertThat(p.get(2, 0) + p.get(2, 1)).isCloseTo(1, within(1e-15));
        assertThat(fit.predict(Matrix.wrap(2, 1, new double[] {-1e9, 1e9}))).containsExactly(0, 1);
    }

    @Test
    void aConstantColumnGetsNoWeight() {
        Matrix x = Matrix.of(new double[][] {{1, 7}, {2, 7}, {3, 7}, {4, 7}});
        assertThat(LogisticRegression.fit(x, new int[] {0, 1, 0, 1}, Options.of(1)).weights()[1]).isCloseTo(0, within(1e-9));
    }

    @Test
    void badInputIsRefused() {
        Matrix x = Matrix.wrap(4, 1, new double[] {1, 2, 3, 4});
        refused(() -> LogisticRegression.fit(x, new int[] {0, 1, 0}, Options.of(1)), "x has 4 rows, 3 labels");
        refused(() -> LogisticRegression.fit(x, new int[] {0, 1, 0, 2}, Options.of(1)), "label 2 of row 3: must be 0 or 1");
        refused(() -> LogisticRegression.fit(x, new int[4], Options.of(1)), "0 rows of class 1, 4 of class 0: needs both");
        refused(() -> LogisticRegression.fit(Matrix.wrap(2, 1, new double[] {1, Double.NaN}), new int[] {0, 1}, Options.of(1)),
                "NaN");
        refused(() -> Options.of(-1), "penalty");
        refused(() -> new Options(1, Solver.LBFGS, 0, 5), "tolerance");
        refused(() -> LogisticRegression.fit(x, new int[] {0, 1, 0, 1}, Options.of(1)).predict(Matrix.zeros(1, 2)),
                "x has 2 columns: the model has 1 weights");
        assertThatThrownBy(() -> LogisticRegression.fit(standardised(), CANCER.y(), new Options(1, Solver.LBFGS, 1e-12, 3)))
                .isInstanceOf(ArithmeticException.class).hasMessageContaining("stopped after all 3 iterations");
    }
}
