package scratch.classic.supportvector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.HashMap;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import scratch.classic.supportvector.KernelSVM.Options;
import scratch.example.data.Datasets;
import scratch.math.Matrix;
import scratch.math.kernel.Kernels;

class KernelSVMTest {
    private static final Matrix IRIS = Matrix.of(Datasets.iris().x());
    private static final int[] SPECIES = Datasets.iris().y();
    private static final int[] LAST_TWO = IntStream.range(50, 150).toArray();
    private static final Matrix PAIR = IRIS.selectRows(LAST_TWO);
    private static final int[] VIRGINICA = Arrays.stream(SPECIES, 50, 150).map(y -> y - 1).toArray();
    // (0, 0) and (1, 0) against (3, 0) and (4, 4): the margin is from 1 to 3 along the first column
    private static final Matrix FOUR = Matrix.of(new double[][] {{0, 0}, {1, 0}, {3, 0}, {4, 4}});
    private static final int[] LABELS = {0, 0, 1, 1};

    private static Options exact(Kernel kernel, double c) {
        return Options.of(kernel, c).withTolerance(1e-9);
    }

    // Which rows support, and which at the bound, is from scikit-learn 1.2.1: SVC(C, kernel, tol=1e-11).fit(iris.data[50:],
    // iris.target[50:] == 2). With these the conditions of the optimum are linear equations, solved by mpmath in 40 digits:
    // libsvm keeps kernel values as floats, and has b = -7.2414 for the polynomial.
    @Test
    void theOptimumIsThatOfScikitLearnsSupportVectors() {
        assertSame(exact(Kernel.rbf(0.5), 1), 18.4231541205467, 13.1545520525556, 0.123692118174, 32, -1.13831192266);
        assertSame(exact(Kernel.polynomial(3, 0.25, 1), 1), 5.84882706433925, 0.703141414012344, -7.2388401176, 10,
                -8.13378649579);
        assertSame(exact(Kernel.linear(), 10), 89.7963818623228, 33.2210823087164, -13.6371681416, 13, -2.78761061947);
        assertSame(exact(Kernel.rbf(0.5), 100), 528.353761945263, 263.170343563827, -1.0578973083, 16, -4.52425511194);
    }

    private static void assertSame(Options options, double dual, double squaredLength, double b, int vectors, double first) {
        KernelSVM svm = KernelSVM.fit(PAIR, VIRGINICA, options);
        assertThat(svm.dualObjective(0)).isCloseTo(dual, within(1e-11 * dual));
        assertThat(svm.squaredLength(0)).isCloseTo(squaredLength, within(1e-7 * squaredLength));
        assertThat(svm.marginWidth(0)).isCloseTo(2 / Math.sqrt(squaredLength), within(1e-7));
        assertThat(svm.intercepts()[0]).isCloseTo(b, within(1e-7));
        assertThat(svm.supportRows()).hasSize(vectors);
        assertThat(svm.decisions(PAIR).get(0, 0)).isCloseTo(first, within(1e-7));
    }

    @Test
    void theConditionsOfTheOptimumHoldAndTheDualityGapIsSmall() {
        for (double c : new double[] {0.1, 10}) {
            KernelSVM svm = KernelSVM.fit(PAIR, VIRGINICA, Options.of(Kernel.rbf(0.5), c).withTolerance(1e-6));
            double[] beta = beta(svm, 100);
            Matrix f = svm.decisions(PAIR);
            double hinge = 0;
            double sum = 0;
            for (int i = 0; i < 100; i++) {
                double y = 2 * VIRGINICA[i] - 1;
                double alpha = y * beta[i] + 0.0;       // 0, not -0
                double margin = y * f.get(i, 0);
                assertThat(alpha).isBetween(0.0, c);
                if (alpha == 0) {
                    assertThat(margin).isGreaterThan(1 - 1e-5);
                } else if (alpha == c) {
                    assertThat(margin).isLessThan(1 + 1e-5);
                } else {
                    assertThat(margin).isCloseTo(1, within(1e-5));
                }
                hinge += Math.max(0, 1 - margin);
                sum += beta[i];
            }
            assertThat(sum).isCloseTo(0, within(1e-12));
            assertThat(svm.squaredLength(0) / 2 + c * hinge - svm.dualObjective(0)).isBetween(0.0, 1e-4);
        }
    }

    private static double[] beta(KernelSVM svm, int n) {
        double[] beta = new double[n];
        int[] rows = svm.supportRows();
        for (int s = 0; s < rows.length; s++) {
            beta[rows[s]] = svm.coefficients().get(s, 0);
        }
        return beta;
    }

    // w = (1, 0), b = −2, α = ½ of the two rows that hold the margin
    @Test
    void theHardMarginByHand() {
        KernelSVM svm = KernelSVM.fit(FOUR, LABELS, Options.hardMargin(Kernel.linear()).withTolerance(1e-9));
        assertThat(svm.weights(0)).containsExactly(new double[] {1, 0}, within(1e-8));
        assertThat(svm.intercepts()[0]).isCloseTo(-2, within(1e-8));
        assertThat(svm.marginWidth(0)).isCloseTo(2, within(1e-8));
        assertThat(svm.supportRows()).containsExactly(1, 2);
        assertThat(svm.coefficients().column(0)).containsExactly(new double[] {-0.5, 0.5}, within(1e-8));
    }

    @Test
    void whatCannotBeSeparatedHasNoHardMargin() {
        assertThatExceptionOfType(ArithmeticException.class).isThrownBy(() -> KernelSVM.fit(
                Matrix.of(new double[][] {{0}, {1}, {2}}), new int[] {0, 1, 0}, Options.hardMargin(Kernel.linear())))
                .withMessage("KernelSVM.fit: C = Infinity: no surface separates the classes with a margin of a thousandth of"
                        + " their extent: must be a finite C");
        assertThatExceptionOfType(ArithmeticException.class).isThrownBy(() -> KernelSVM.fit(PAIR, VIRGINICA,
                Options.hardMargin(Kernel.linear()))).withMessageStartingWith("KernelSVM.fit: C = Infinity: no surface");
        assertThatExceptionOfType(ArithmeticException.class).isThrownBy(() -> KernelSVM.fit(
                Matrix.of(new double[][] {{5}, {5}}), new int[] {0, 1}, Options.hardMargin(Kernel.linear())))
                .withMessageStartingWith("KernelSVM.fit: C = Infinity: no surface");
        KernelSVM parabola = KernelSVM.fit(Matrix.of(new double[][] {{0}, {1}, {2}}), new int[] {0, 1, 0},
                Options.hardMargin(Kernel.polynomial(2, 1, 1)));
        assertThat(parabola.predict(Matrix.of(new double[][] {{0}, {1}, {2}}))).containsExactly(0, 1, 0);
    }

    // scikit-learn: SVC(C=1, gamma=.5, tol=1e-11).fit(iris.data, iris.target): 41 support vectors, 3 rows wrong
    @Test
    void threeClassesVoteInPairs() {
        KernelSVM svm = KernelSVM.fit(IRIS, SPECIES, exact(Kernel.rbf(0.5), 1));
        assertThat(svm.supportRows()).hasSize(41);
        assertThat(svm.coefficients().columns()).isEqualTo(3);
        assertThat(wrong(svm, IRIS, SPECIES)).isEqualTo(3);
        double[][] golden = {{1.195131631623, 1.189326117179, -0.071257934993},
            {-0.999999996599, -0.440805009813, 0.999999995829}, {-1.034334787904, -0.983491511941, -0.023315878173},
            {-1.049973211932, -1.039980091527, -0.158100964047}};
        int[] rows = {0, 60, 77, 133};
        for (int i = 0; i < rows.length; i++) {
            double[] f = svm.decisions(IRIS).row(rows[i]);
            for (int m = 0; m < 3; m++) {
                assertThat(-f[m]).isCloseTo(golden[i][m], within(1e-6));      // its sign is for the first of the pair
            }
        }
    }

    // each of three rows is nearest to the next: a circle of votes
    @Test
    void ofEquallyManyVotesTheSmallerClassWins() {
        Kernel never = (a, b) -> 0;
        KernelSVM svm = KernelSVM.fit(Matrix.of(new double[][] {{1}, {2}, {3}}), new int[] {0, 1, 2}, Options.of(never, 1));
        assertThat(svm.decisions(Matrix.of(new double[][] {{9}})).row(0)).containsExactly(0, 0, 0);
        assertThat(svm.predict(Matrix.of(new double[][] {{9}}))).containsExactly(0);
        assertThat(svm.predictProbabilities(Matrix.of(new double[][] {{9}})).row(0)).containsExactly(1, 0, 0);
    }

    // the same with sample_weight=where(virginica, 2, .5); and a row of weight 2 is two rows
    @Test
    void rowWeightsAreShareOfC() {
        double[] weights = Arrays.stream(VIRGINICA).mapToDouble(y -> y == 1 ? 2 : 0.5).toArray();
        KernelSVM svm = KernelSVM.fit(PAIR, VIRGINICA, weights, exact(Kernel.rbf(0.5), 1));
        assertThat(svm.dualObjective(0)).isCloseTo(16.9668632645652, within(1e-10));
        assertThat(svm.intercepts()[0]).isCloseTo(0.26102907494, within(1e-7));
        int[] twice = IntStream.concat(IntStream.range(0, 100), IntStream.range(50, 100)).toArray();
        double[] doubled = Arrays.stream(VIRGINICA).mapToDouble(y -> y == 1 ? 2 : 1).toArray();
        KernelSVM repeated = KernelSVM.fit(PAIR.selectRows(twice), IntStream.of(twice).map(i -> VIRGINICA[i]).toArray(),
                exact(Kernel.rbf(0.5), 1));
        assertThat(repeated.dualObjective(0)).isCloseTo(KernelSVM.fit(PAIR, VIRGINICA, doubled, exact(Kernel.rbf(0.5), 1))
                .dualObjective(0), within(1e-7));
        double[] without = Arrays.stream(VIRGINICA).mapToDouble(y -> 1).toArray();
        without[33] = 0;
        KernelSVM left = KernelSVM.fit(PAIR, VIRGINICA, without, exact(Kernel.rbf(0.5), 1));
        assertThat(left.supportRows()).doesNotContain(33);
    }

    @Test
    void workingSetsOfAnySizeAndAnyCacheEndAtTheSameOptimum() {
        Matrix x = random(400, 3, 5);
        double[] targets = IntStream.range(0, 400).mapToDouble(i -> Math.sin(7 * x.get(i, 0)) + x.get(i, 1) > 0 ? 1 : -1)
                .toArray();
        double[] lower = Arrays.stream(targets).map(t -> Math.min(0, 10 * t)).toArray();
        double[] upper = Arrays.stream(targets).map(t -> Math.max(0, 10 * t)).toArray();
        KernelBlock block = new KernelBlock(Kernel.rbf(2), x);
        Matrix full = Matrix.zeros(400, 400);
        block.fill(x.data(), 0, 400, 0, 400, full.data(), 0, 400, new double[block.room(400)]);
        SMO plain = new SMO(full, targets, lower, upper);
        plain.run(1e-8, 10_000_000);
        for (int size : new int[] {2, 3, 16, 128, 400, 5000}) {
            for (long bytes : new long[] {1, 8L * 400 * 20, 1 << 30}) {
                var solution = Decomposition.solve(new Decomposition.Program(block, targets, lower, upper, false),
                        new SolverOptions("test", 1e-6, bytes, size, 10_000_000));
                double objective = 0;
                for (int i = 0; i < 400; i++) {
                    objective += solution.beta()[i] * (2 * targets[i] - solution.products()[i]) / 2;
                }
                assertThat(objective).isCloseTo(plain.objective(), within(1e-6 * plain.objective()));
                assertThat(solution.gap()).isLessThanOrEqualTo(1e-6);
            }
        }
    }

    @Test
    void theSameBitsOnAnyNumberOfThreads() {
        Matrix x = random(1500, 4, 9);
        int[] labels = IntStream.range(0, 1500).map(i -> x.get(i, 0) * x.get(i, 1) > 0 ? 1 : 0).toArray();
        int threads = Kernels.threads();
        try {
            Kernels.setThreads(1);
            double[] one = KernelSVM.fit(x, labels, Options.of(Kernel.rbf(1), 5)).decisions(x).data();
            Kernels.setThreads(3);
            double[] three = KernelSVM.fit(x, labels, Options.of(Kernel.rbf(1), 5)).decisions(x).data();
            assertThat(three).containsExactly(one);
        } finally {
            Kernels.setThreads(threads);
        }
    }

    @Test
    void probabilitiesAddUpToOneAndSumUpToTheClasses() {
        KernelSVM two = KernelSVM.fit(PAIR, VIRGINICA, Options.of(Kernel.rbf(0.5), 1).withProbabilities());
        Matrix p = two.predictProbabilities(PAIR);
        assertThat(IntStream.range(0, 100).mapToDouble(i -> p.get(i, 1)).sum()).isCloseTo(50, within(3.0));
        KernelSVM three = KernelSVM.fit(IRIS, SPECIES, Options.of(Kernel.rbf(0.5), 1).withProbabilities());
        Matrix q = three.predictProbabilities(IRIS);
        assertThat(three.scalings()).hasSize(3);
        for (int i = 0; i < 150; i++) {
            assertThat(q.get(i, 0) + q.get(i, 1) + q.get(i, 2)).isCloseTo(1, within(1e-12));
            assertThat(q.get(i, SPECIES[i])).isGreaterThan(0.1);
        }
        assertThat(wrong(three, IRIS, SPECIES)).isEqualTo(3);
    }

    @Test
    void withoutProbabilitiesTheVotedClassGetsAll() {
        KernelSVM svm = KernelSVM.fit(FOUR, LABELS, Options.of(Kernel.linear(), 1));
        assertThat(svm.predictProbabilities(FOUR).column(1)).containsExactly(0, 0, 1, 1);
    }

    @Test
    void equalRowsAndEqualColumnsDoNoHarm() {
        Matrix equal = Matrix.of(new double[][] {{2, 2}, {2, 2}, {2, 2}});
        KernelSVM majority = KernelSVM.fit(equal, new int[] {0, 1, 1}, Options.of(Kernel.rbf(1), 1));
        assertThat(majority.predict(equal)).containsExactly(1, 1, 1);
        Matrix constant = Matrix.of(new double[][] {{0, 7}, {1, 7}, {3, 7}, {4, 7}});
        assertThat(KernelSVM.fit(constant, LABELS, Options.of(Kernel.linear(), 1)).predict(constant)).containsExactly(LABELS);
    }

    @Test
    void aKernelThatIsNotPositiveDefiniteStillGivesAnAnswer() {
        Kernel distance = (a, b) -> Math.abs(a[0] - b[0]);
        KernelSVM svm = KernelSVM.fit(FOUR, LABELS, Options.of(distance, 1));
        for (double value : svm.coefficients().data()) {
            assertThat(Math.abs(value)).isLessThanOrEqualTo(1);
        }
        assertThat(svm.decisions(FOUR).data()).doesNotContain(Double.NaN);
    }

    @Test
    void badInputIsRefused() {
        refused(() -> Options.of(Kernel.linear(), 0), "KernelSVM.Options: C = 0.0: must be above 0");
        refused(() -> Options.of(Kernel.linear(), Double.NaN), "KernelSVM.Options: C = NaN: must be above 0");
        refused(() -> Options.of(null, 1), "KernelSVM.Options: no kernel: must be given");
        refused(() -> Options.of(Kernel.linear(), 1).withTolerance(0),
                "KernelSVM.Options: tolerance = 0.0: must be positive and finite");
        Options options = Options.of(Kernel.linear(), 1);
        refused(() -> new Options(Kernel.linear(), 1, 1e-3, 0, false, 1),
                "KernelSVM.Options: cacheMegabytes = 0: must be at least 1");
        refused(() -> KernelSVM.fit(FOUR, new int[4], options), "KernelSVM.fit: 1 class: needs at least 2");
        refused(() -> KernelSVM.fit(FOUR, new int[] {0, 0, 2, 2}, options),
                "KernelSVM.fit: class 1 of 0 to 2 has no rows: each must occur");
        refused(() -> KernelSVM.fit(FOUR, new int[] {-1, 0, 1, 1}, options),
                "KernelSVM.fit: label -1 of row 0: must be 0 or more");
        refused(() -> KernelSVM.fit(FOUR, new int[3], options),
                "KernelSVM.fit: x has 4 rows, 3 answers: needs the same positive number of both");
        refused(() -> KernelSVM.fit(Matrix.of(new double[][] {{1}}), new int[1], options),
                "KernelSVM.fit: 1 class: needs at least 2");
        refused(() -> KernelSVM.fit(Matrix.of(new double[][] {{1}, {Double.NaN}}), new int[] {0, 1}, options),
                "KernelSVM.fit: element (1, 0) is NaN: must be finite");
        refused(() -> KernelSVM.fit(Matrix.of(new double[][] {{1}, {1e200}}), new int[] {0, 1}, options),
                "KernelSVM.fit: row 1: Linear[] of it with itself is Infinity: must be finite: scale the columns");
        refused(() -> KernelSVM.fit(FOUR, LABELS, new double[] {1, 1, 0, 0}, options),
                "KernelSVM.fit: class 1: all its rows have weight 0: one must have more");
        refused(() -> KernelSVM.fit(FOUR, LABELS, new double[] {1, 1, 1, -1}, options),
                "KernelSVM.fit: weight -1.0 of row 3: must be finite, 0 or more");
        refused(() -> KernelSVM.fit(FOUR, new int[] {0, 1, 1, 1}, options.withProbabilities()),
                "KernelSVM.fit: probabilities of classes with 1 and 3 rows: must be at least 2 each, for a machine that does"
                        + " not know all of them");
        KernelSVM svm = KernelSVM.fit(FOUR, LABELS, options);
        refused(() -> svm.predict(Matrix.zeros(1, 3)), "KernelSVM.predict: x has 3 columns: the model has 2");
        refused(() -> svm.predict(Matrix.of(new double[][] {{1, Double.POSITIVE_INFINITY}})),
                "KernelSVM.predict: element (0, 1) is Infinity: must be finite");
        assertThatIllegalStateException().isThrownBy(() -> KernelSVM.fit(FOUR, LABELS, Options.of(Kernel.rbf(1), 1)).weights(0))
                .withMessage("KernelSVM.weights: kernel RBF[gamma=1.0]: must be linear");
        Kernel wrong = (a, b) -> a[0] == b[0] ? 1 : Double.NaN;
        assertThatExceptionOfType(ArithmeticException.class).isThrownBy(() -> KernelSVM.fit(FOUR, LABELS, Options.of(wrong, 1)))
                .withMessage("KernelSVM.fit: a value of the kernel is NaN or infinite: the columns are too large for it");
        assertThatExceptionOfType(ArithmeticException.class).isThrownBy(() -> KernelSVM.fit(PAIR, VIRGINICA,
                Options.of(Kernel.linear(), 1).withTolerance(1e-300)))
                .withMessageContaining("must come down to 1.0E-300: scale the columns");
    }

    @Test
    void whatIsWrittenDownAnswersTheSame() {
        KernelSVM svm = KernelSVM.fit(IRIS, SPECIES, Options.of(Kernel.polynomial(2, 0.1, 1), 1).withProbabilities());
        KernelSVM read = KernelSVM.fromState(svm.state());
        assertThat(read.predictProbabilities(IRIS)).isEqualTo(svm.predictProbabilities(IRIS));
        assertThat(read.supportRows()).containsExactly(svm.supportRows());
        assertThat(read.kind()).isEqualTo("kernel-svm");
        Kernel own = (a, b) -> a[0] * b[0];
        assertThatIllegalArgumentException().isThrownBy(() -> KernelSVM.fit(FOUR, LABELS, Options.of(own, 1)).state())
                .withMessageStartingWith("kernel-svm.state: kernel ").withMessageEndingWith(": one of your own cannot be"
                        + " written down");
        var broken = new HashMap<>(svm.state());
        broken.put("classes", 4);
        refused(() -> KernelSVM.fromState(broken), "kernel-svm: 4 classes, 3 machines: must be one for each pair of classes");
    }

    private static void refused(ThrowingCallable call, String message) {
        assertThatIllegalArgumentException().isThrownBy(call).withMessage(message);
    }

    private static long wrong(KernelSVM svm, Matrix x, int[] labels) {
        int[] predicted = svm.predict(x);
        return IntStream.range(0, labels.length).filter(i -> predicted[i] != labels[i]).count();
    }

    private static Matrix random(int n, int d, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        Matrix x = Matrix.zeros(n, d);
        for (int i = 0; i < n * d; i++) {
            x.data()[i] = 2 * random.nextDouble() - 1;
        }
        return x;
    }
}
