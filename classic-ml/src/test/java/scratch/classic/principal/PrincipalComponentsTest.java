package scratch.classic.principal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.SplittableRandom;

import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import scratch.classic.principal.PrincipalComponents.Method;
import scratch.classic.principal.PrincipalComponents.Options;
import scratch.math.Matrix;
import scratch.math.kernel.Kernels;

class PrincipalComponentsTest {
    private static final Matrix FIVE = Matrix.of(new double[][] {{2, 1}, {4, 3}, {5, 3}, {6, 5}, {8, 3}});
    private static final double ROOT = Math.sqrt(5);

    private static PrincipalComponents fit(Matrix x, Method method) {
        return PrincipalComponents.fit(x, Options.all().withMethod(method));
    }

    static Matrix gaussian(int rows, int columns, long seed) {
        var random = new SplittableRandom(seed);
        double[] values = new double[rows * columns];
        Arrays.setAll(values, i -> random.nextGaussian());
        return Matrix.wrap(rows, columns, values);
    }

    @ParameterizedTest
    @EnumSource
    void fivePointsByHand(Method method) {
        PrincipalComponents fit = fit(FIVE, method);      // S = (5 2; 2 2), λ² − 7λ + 6 = 0
        assertThat(fit.means()).containsExactly(5, 3);
        assertThat(fit.variances()).containsExactly(new double[] {6, 1}, within(1e-14));
        assertThat(fit.components().data()).containsExactly(new double[] {2 / ROOT, 1 / ROOT, -1 / ROOT, 2 / ROOT},
                within(1e-15));
        assertThat(fit.ratios()).containsExactly(new double[] {6.0 / 7, 1.0 / 7}, within(1e-15));
        assertThat(fit.totalVariance()).isCloseTo(7, within(1e-14));
        assertThat(fit.rank()).isEqualTo(2);
        assertThat(fit.transform(FIVE).times(ROOT).data()).containsExactly(
                new double[] {-8, -1, -2, 1, 0, 0, 4, 3, 6, -3}, within(1e-13));
    }

    @Test
    void oneComponentReconstructsThePointOnItsLineByHand() {
        PrincipalComponents first = PrincipalComponents.fit(FIVE, Options.of(1));
        assertThat(first.reconstruct(FIVE).row(3)).containsExactly(new double[] {6.6, 3.8}, within(1e-14));   // of (6, 5)
        assertThat(first.squaredErrors(FIVE)).containsExactly(new double[] {0.2, 0.2, 0, 1.8, 1.8}, within(1e-13));
        assertThat(first.reconstructionError(FIVE)).isCloseTo(0.8, within(1e-14));        // 4/5 of λ₂ = 1
        assertThat(first.whiten(FIVE).column(0)).containsExactly(
                new double[] {-8 / Math.sqrt(30), -2 / Math.sqrt(30), 0, 4 / Math.sqrt(30), 6 / Math.sqrt(30)}, within(1e-14));
    }

    @Test
    void componentsForAShareByHand() {
        PrincipalComponents fit = fit(FIVE, Method.SVD);
        assertThat(fit.componentsFor(0.5)).isEqualTo(1);
        assertThat(fit.componentsFor(6.0 / 7)).isEqualTo(1);
        assertThat(fit.componentsFor(0.86)).isEqualTo(2);
        assertThat(fit.componentsFor(1)).isEqualTo(2);
        refused(() -> fit.first(1).componentsFor(0.9), "share 0.9: the 1 components that were kept have 0.857");
        refused(() -> fit.componentsFor(0), "share 0.0: must be above 0, and at most 1");
        refused(() -> fit.componentsFor(Double.NaN), "share NaN: must be above 0");
    }

    @ParameterizedTest
    @EnumSource
    void componentsAreOrthonormalAndScoresUncorrelated(Method method) {
        Matrix x = gaussian(300, 4, 1).multiply(gaussian(4, 12, 2)).plus(gaussian(300, 12, 3));
        PrincipalComponents fit = fit(x, method);
        Matrix between = fit.components().multiply(fit.components().transpose());
        assertThat(between.data()).containsExactly(Matrix.identity(12).data(), within(1e-13));
        Matrix scores = fit.transform(x);
        Matrix covariance = scores.gram().times(1.0 / 299);
        for (int i = 0; i < 12; i++) {
            for (int j = 0; j < 12; j++) {
                assertThat(covariance.get(i, j)).isCloseTo(i == j ? fit.variances()[i] : 0, within(1e-11));
            }
        }
        assertThat(Arrays.stream(fit.variances()).sum()).isCloseTo(fit.totalVariance(), within(1e-10));
        assertThat(fit.whiten(x).gram().times(1.0 / 299).data()).containsExactly(Matrix.identity(12).data(), within(1e-12));
        assertThat(fit.unwhiten(fit.whiten(x)).data()).containsExactly(x.data(), within(1e-11));
        assertThat(fit.reconstruct(x).data()).containsExactly(x.data(), within(1e-11));
    }

    @ParameterizedTest
    @EnumSource
    void theErrorIsTheVarianceLeftOut(Method method) {
        Matrix x = gaussian(101, 6, 4);
        PrincipalComponents all = fit(x, method);
        for (int k = 1; k <= 6; k++) {
            double left = Arrays.stream(all.variances()).skip(k).sum();
            assertThat(all.first(k).reconstructionError(x)).isCloseTo(left * 100 / 101, within(1e-12));
        }
    }

    @ParameterizedTest
    @EnumSource
    void theLargestEntryOfEachComponentIsPositive(Method method) {
        Matrix components = fit(gaussian(40, 9, 5), method).components();
        for (int j = 0; j < 9; j++) {
            double[] row = components.row(j);
            double largest = Arrays.stream(row).map(Math::abs).max().orElseThrow();
            assertThat(Arrays.stream(row).max().orElseThrow()).isEqualTo(largest);
        }
    }

    @ParameterizedTest
    @EnumSource
    void ofEntriesThatAreEquallyLargeTheFirstIsPositive(Method method) {
        Matrix x = Matrix.of(new double[][] {{0, 0}, {3, -3}, {1, -1}, {4, -4}});
        assertThat(fit(x, method).components().data()).containsExactly(new double[] {Math.sqrt(0.5), -Math.sqrt(0.5),
            Math.sqrt(0.5), Math.sqrt(0.5)}, within(1e-14));
    }

    @Test
    void theWaysAgree() {
        for (int[] size : new int[][] {{5, 3}, {60, 60}, {30, 80}, {2, 7}, {3000, 17}, {5000, 130}}) {
            Matrix x = gaussian(size[0], size[1], size[0]);
            for (int i = 0; i < x.data().length; i++) {
                x.data()[i] *= 1 + i % size[1];              // no two variances near each other
            }
            int most = Math.min(size[0] - 1, size[1]);       // the last one of few rows is 0, its direction any
            PrincipalComponents svd = PrincipalComponents.fit(x, Options.of(most));
            PrincipalComponents covariance = PrincipalComponents.fit(x, Options.of(most).withMethod(Method.COVARIANCE));
            double scale = svd.variances()[0];
            assertThat(covariance.variances()).containsExactly(svd.variances(), within(1e-12 * scale));
            int apart = Math.min(3, most);
            assertThat(covariance.first(apart).components().data()).containsExactly(svd.first(apart).components().data(),
                    within(1e-9));
        }
    }

    @Test
    void randomDirectionsFindALowRankExactly() {
        Matrix x = gaussian(400, 5, 6).multiply(gaussian(5, 150, 7));
        PrincipalComponents exact = PrincipalComponents.fit(x, Options.of(5));
        PrincipalComponents random = PrincipalComponents.fit(x, Options.of(5).withMethod(Method.RANDOMIZED));
        assertThat(exact.rank()).isEqualTo(5);
        assertThat(random.rank()).isEqualTo(5);
        assertThat(random.variances()).containsExactly(exact.variances(), within(1e-10));
        assertThat(random.components().data()).containsExactly(exact.components().data(), within(1e-12));
    }

    @Test
    void powerIterationsBringRandomDirectionsNearer() {
        Matrix x = gaussian(300, 100, 8);
        for (int i = 0; i < x.data().length; i++) {
            x.data()[i] /= 1 + i % 100;
        }
        double exact = PrincipalComponents.fit(x, Options.of(10)).reconstructionError(x);
        double last = Double.POSITIVE_INFINITY;
        for (int power : new int[] {0, 1, 2, 4}) {
            var options = new Options(10, Method.RANDOMIZED, 5, power, 3);
            double excess = PrincipalComponents.fit(x, options).reconstructionError(x) - exact;
            assertThat(excess).isBetween(0.0, last / 2);
            last = excess;
        }
        assertThat(last).isLessThan(1e-4 * exact);
    }

    @Test
    void oneSeedGivesOneAnswerAndAnotherSeedAnother() {
        Matrix x = gaussian(50, 30, 9);
        var options = new Options(4, Method.RANDOMIZED, 2, 0, 1);
        double[] once = PrincipalComponents.fit(x, options).variances();
        assertThat(PrincipalComponents.fit(x, options).variances()).isEqualTo(once);
        assertThat(PrincipalComponents.fit(x, new Options(4, Method.RANDOMIZED, 2, 0, 2)).variances()).isNotEqualTo(once);
    }

    @ParameterizedTest
    @EnumSource
    void anyNumberOfThreadsGivesTheSameBits(Method method) {
        Matrix x = gaussian(7001, 30, 10);
        int before = Kernels.threads();
        try {
            Kernels.setThreads(1);
            PrincipalComponents one = PrincipalComponents.fit(x, Options.of(8).withMethod(method));
            Kernels.setThreads(3);
            PrincipalComponents three = PrincipalComponents.fit(x, Options.of(8).withMethod(method));
            assertThat(three.components()).isEqualTo(one.components());
            assertThat(three.variances()).isEqualTo(one.variances());
            assertThat(three.transform(x)).isEqualTo(one.transform(x));
        } finally {
            Kernels.setThreads(before);
        }
    }

    @Test
    void aRowIsTransformedAlikeWhateverStandsBesideIt() {
        Matrix x = gaussian(700, 20, 11);
        PrincipalComponents fit = PrincipalComponents.fit(x, Options.of(5));
        Matrix together = fit.transform(x);
        for (int i : new int[] {0, 255, 256, 699}) {
            assertThat(fit.transform(x.selectRows(i)).row(0)).isEqualTo(together.row(i));
        }
    }

    @Test
    void smallVariancesSurviveTheSvdButNotTheCovariance() {
        double e = 1e-9;                                     // x and y differ by e times a square wave
        Matrix x = Matrix.zeros(400, 2);
        for (int i = 0; i < 400; i++) {
            double along = (i / 2) % 2 == 0 ? 1 : -1;
            double across = i % 2 == 0 ? e : -e;
            x.set(i, 0, along + across);
            x.set(i, 1, along - across);
        }
        assertThat(fit(x, Method.SVD).variances()[1]).isCloseTo(2 * e * e * 400 / 399, within(1e-6 * e * e));
        assertThat(fit(x, Method.SVD).rank()).isEqualTo(2);
        assertThat(fit(x, Method.COVARIANCE).rank()).isEqualTo(1);
    }

    @ParameterizedTest
    @EnumSource
    void aLargeMeanChangesNothing(Method method) {
        Matrix far = FIVE.copy();
        for (int i = 0; i < 5; i++) {
            far.set(i, 0, far.get(i, 0) + 0x1p40);
        }
        PrincipalComponents fit = fit(far, method);
        assertThat(fit.variances()).containsExactly(new double[] {6, 1}, within(1e-13));
        assertThat(fit.transform(far).data()).containsExactly(fit(FIVE, method).transform(FIVE).data(), within(1e-13));
    }

    @ParameterizedTest
    @EnumSource
    void aConstantColumnTakesNoPart(Method method) {
        for (double constant : new double[] {0, 0.1, 1e15 / 3, -1e-300}) {
            Matrix x = Matrix.zeros(7000, 3);
            for (int i = 0; i < 7000; i++) {
                x.set(i, 0, i % 11);
                x.set(i, 1, constant);
                x.set(i, 2, i % 7);
            }
            PrincipalComponents fit = fit(x, method);
            assertThat(fit.components().column(1)).containsExactly(new double[] {0, 0, 1}, within(1e-12));
            assertThat(fit.variances()[2]).isCloseTo(0, within(1e-25));
            assertThat(fit.rank()).isEqualTo(2);
            assertThat(fit.whiten(x).column(2)).containsOnly(0);
        }
    }

    @ParameterizedTest
    @EnumSource
    void columnsThatAreAllEqualAndRowsThatOccurTwiceHaveOneDirection(Method method) {
        Matrix x = Matrix.of(new double[][] {{1, 1, 1}, {1, 1, 1}, {4, 4, 4}, {4, 4, 4}, {4, 4, 4}});
        PrincipalComponents fit = fit(x, method);
        assertThat(fit.rank()).isEqualTo(1);
        assertThat(fit.variances()).containsExactly(new double[] {8.1, 0, 0}, within(1e-14));
        assertThat(fit.components().row(0)).containsExactly(new double[] {1 / Math.sqrt(3), 1 / Math.sqrt(3), 1 / Math.sqrt(3)},
                within(1e-14));
        assertThat(fit.componentsFor(1)).isEqualTo(1);
        assertThat(fit.reconstruct(x).data()).containsExactly(x.data(), within(1e-14));
    }

    @ParameterizedTest
    @EnumSource
    void oneColumnIsItsOwnComponent(Method method) {
        PrincipalComponents fit = fit(Matrix.of(new double[][] {{1}, {2}, {6}}), method);
        assertThat(fit.components().data()).containsExactly(new double[] {1}, within(1e-15));
        assertThat(fit.variances()).containsExactly(new double[] {7}, within(1e-14));
    }

    @ParameterizedTest
    @EnumSource
    void twoRowsLieOnALine(Method method) {
        PrincipalComponents fit = fit(Matrix.of(new double[][] {{1, 2, 3}, {4, 6, 3}}), method);
        assertThat(fit.variances()).hasSize(2).containsExactly(new double[] {12.5, 0}, within(1e-14));
        assertThat(fit.components().row(0)).containsExactly(new double[] {0.6, 0.8, 0}, within(1e-15));
        assertThat(fit.rank()).isEqualTo(1);
    }

    @ParameterizedTest
    @EnumSource
    void whatCannotBeDecomposedIsRefused(Method method) {
        refused(() -> fit(Matrix.zeros(1, 3), method), "PrincipalComponents.fit: (1, 3): needs two rows and a column");
        refused(() -> fit(Matrix.zeros(4, 0), method), "PrincipalComponents.fit: (4, 0): needs two rows and a column");
        refused(() -> fit(Matrix.of(new double[][] {{3, 0.1}, {3, 0.1}, {3, 0.1}}), method), "(3, 2): no column varies");
        refused(() -> PrincipalComponents.fit(FIVE, Options.of(3).withMethod(method)), "3 components of (5, 2): there are at "
                + "most 2");
        refused(() -> PrincipalComponents.fit(FIVE.transpose(), Options.of(3).withMethod(method)), "3 components of (2, 5)");
        for (double bad : new double[] {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY}) {
            Matrix x = FIVE.copy();
            x.set(3, 1, bad);
            refused(() -> fit(x, method), "PrincipalComponents.fit: element (3, 1) is " + bad + ": must be finite");
        }
        Matrix opposite = FIVE.copy();
        opposite.set(0, 0, Double.POSITIVE_INFINITY);
        opposite.set(1, 0, Double.NEGATIVE_INFINITY);
        refused(() -> fit(opposite, method), "element (0, 0) is Infinity");
        refused(() -> fit(FIVE.times(1e160), method), "values too large to be squared and added");
        refused(() -> fit(FIVE.times(2e307), method), "values too large to be squared and added");
    }

    @Test
    void whatDoesNotFitTheModelIsRefused() {
        PrincipalComponents fit = PrincipalComponents.fit(FIVE, Options.of(1));
        refused(() -> fit.transform(Matrix.zeros(2, 3)), "PrincipalComponents.transform: (2, 3): must have 2 columns");
        refused(() -> fit.transform(Matrix.of(new double[][] {{1, Double.NaN}})), "transform: element (0, 1) is NaN");
        refused(() -> fit.whiten(Matrix.of(new double[][] {{Double.POSITIVE_INFINITY, 0}})), "element (0, 0) is Infinity");
        refused(() -> fit.inverseTransform(Matrix.zeros(2, 2)), "inverseTransform: (2, 2): must have 1 columns");
        refused(() -> fit.unwhiten(Matrix.zeros(2, 2)), "unwhiten: (2, 2): must have 1 columns");
        refused(() -> fit.first(2), "PrincipalComponents.first: 2 of 1 components");
        refused(() -> fit.first(0), "PrincipalComponents.first: 0 of 1 components");
        refused(() -> Options.of(0), "PrincipalComponents.Options: components = 0: must be at least 1");
        refused(() -> new Options(1, Method.RANDOMIZED, -1, 0, 1), "oversampling = -1: must not be negative");
        refused(() -> new Options(1, Method.RANDOMIZED, 0, -1, 1), "powerIterations = -1: must not be negative");
        assertThat(fit.transform(Matrix.zeros(0, 2)).rows()).isZero();
    }

    @Test
    void theModelDoesNotChangeWithWhatItHandsOut() {
        PrincipalComponents fit = fit(FIVE, Method.SVD);
        fit.means()[0] = 7;
        fit.variances()[0] = 7;
        fit.ratios()[0] = 7;
        assertThat(fit.means()[0]).isEqualTo(5);
        assertThat(fit.variances()[0]).isCloseTo(6, within(1e-14));
    }

    @Test
    void rowsTooLargeToBeProjectedAreRefused() {
        PrincipalComponents first = fit(FIVE, Method.SVD).first(1);
        refused(() -> first.transform(Matrix.of(new double[][] {{1, 1}, {1.7e308, 1.7e308}})),
                "PrincipalComponents.transform: row 1 gives Infinity: its values are too large: take larger units");
        refused(() -> first.squaredErrors(Matrix.of(new double[][] {{1e300, -1e300}})),
                "PrincipalComponents.squaredErrors: row 0 gives Infinity: its values are too large: take larger units");
    }

    private static void refused(ThrowingCallable call, String message) {
        assertThatIllegalArgumentException().isThrownBy(call).withMessageContaining(message);
    }
}
