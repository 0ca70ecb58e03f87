package scratch.classic.linearmodel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.SplittableRandom;

import com.sun.management.ThreadMXBean;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import scratch.classic.linearmodel.LinearRegression.Collinear;
import scratch.example.data.Datasets;
import scratch.example.data.RegressionData;
import scratch.math.Matrix;
import scratch.math.kernel.Threads;

class LinearRegressionTest {
    private static final RegressionData DIABETES = Datasets.diabetes();
    private static final Matrix X = Matrix.of(DIABETES.x());
    private static final double[] Y = DIABETES.y();

    // 40 digits of mpmath on the normal equations
    private static final double[] COEFFICIENTS = {-10.009866299810599, -239.81564367242319, 519.8459200544606,
        324.38464550232333, -792.17563855223078, 476.7390210052576, 101.04326793803431, 177.06323767134644, 751.27369955710384,
        67.62669218370469};
    private static final double[] ERRORS = {2.5758544851189753, 59.749246521493158, 61.22234394346516, 66.533444738550873,
        65.421992054915776, 416.67987034062907, 339.03049482184227, 212.53145672236279, 161.47579520020128, 171.89998192310246,
        65.984281907481689};

    // Centred, these columns span two dimensions, and the means 6.67, 2 and 6 leave a third of 1e-16.
    @Test
    void aDependenceThatCentringBlursIsSeen() {
        double third = (8.0 + 3 + 9) / 3;
        Matrix x = Matrix.of(new double[][] {{8, 0, 7}, {3, 1, 5}, {9, 5, 6}, {third, 2, 6}, {third, 2, 6}});
        double[] y = {3, 9, 2, 9, 8};
        LinearRegression fit = LinearRegression.fit(x, y, LinearRegression.Collinear.MINIMUM_NORM);
        assertThat(fit.rank()).isEqualTo(2);
        // numpy.linalg.lstsq(x - x.mean(0), y - y.mean(), rcond=1e-10)
        assertThat(fit.coefficients()).containsExactly(new double[] {
            -1.0694789081885852, -0.05707196029776701, -0.35483870967741893}, within(1e-12));
        assertThatThrownBy(() -> LinearRegression.fit(x, y)).isInstanceOf(ArithmeticException.class)
                .hasMessageContaining("rank 2 of 3 columns");
    }

    @Test
    void fourPointsByHand() {
        // x 0, 1, 2, 3; y 1, 3, 2, 6: b = 7/5, b0 = 9/10, RSS = 14 − 49/5 = 4.2
        LinearRegression fit = LinearRegression.fit(Matrix.wrap(4, 1, new double[] {0, 1, 2, 3}), new double[] {1, 3, 2, 6});
        assertThat(fit.coefficients()[0]).isCloseTo(1.4, within(1e-15));
        assertThat(fit.intercept()).isCloseTo(0.9, within(1e-15));
        assertThat(fit.residualSumOfSquares()).isCloseTo(4.2, within(1e-14));
        assertThat(fit.r2()).isCloseTo(0.7, within(1e-15));
        LinearInference inference = fit.inference();
        assertThat(inference.degreesOfFreedom()).isEqualTo(2);
        assertThat(inference.standardErrors()[1]).isCloseTo(Math.sqrt(2.1 / 5), within(1e-15));
        assertThat(inference.standardErrors()[0]).isCloseTo(Math.sqrt(2.1 * 14 / 20), within(1e-15));
        assertThat(inference.f()).isCloseTo(inference.t(1) * inference.t(1), within(1e-13));
        assertThat(inference.fPValue()).isCloseTo(inference.pValue(1), within(1e-14));
        assertThat(fit.leverages(Matrix.wrap(4, 1, new double[] {0, 1, 2, 3}))).containsExactly(new double[] {.7, .3, .3, .7},
                within(1e-15));
    }

    @Test
    void diabetesToTheLastDigits() {
        LinearRegression fit = LinearRegression.fit(X, Y);
        assertRelative(fit.coefficients(), COEFFICIENTS, 1e-12);
        assertThat(fit.intercept()).isCloseTo(152.13348416289596, within(1e-12));
        assertThat(fit.residualSumOfSquares()).isCloseTo(1263985.7856333436, within(1e-8));
        assertThat(fit.r2()).isCloseTo(0.51774842222034983, within(1e-14));
        LinearInference inference = fit.inference();
        assertRelative(inference.standardErrors(), ERRORS, 1e-12);
        assertThat(inference.residualStandardError()).isCloseTo(54.154239328055686, within(1e-12));
        assertThat(inference.f()).isCloseTo(46.272439585243207, within(1e-11));
        assertThat(fit.varianceInflation()[4]).isCloseTo(59.2025101343, within(1e-9));
        assertThat(Arrays.stream(fit.leverages(X)).sum()).isCloseTo(11, within(1e-11));      // d + 1
    }

    // statsmodels 0.13.5: the t-test of bmi, and its interval
    @Test
    void oneCoefficientAsStatsmodelsJudgesIt() {
        LinearInference inference = LinearRegression.fit(X, Y).inference();
        assertThat(inference.t(3)).isCloseTo(7.8133, within(5e-5));
        assertThat(inference.pValue(3)).isCloseTo(4.296e-14, within(1e-16));
        assertThat(inference.interval(3, 0.95).lower()).isCloseTo(389.076, within(5e-3));
        assertThat(inference.interval(3, 0.95).upper()).isCloseTo(650.616, within(5e-3));
    }

    // NIST, Statistical Reference Datasets: Longley, certified values
    @Test
    void longleyToElevenDigits() {
        double[][] rows = {{83.0, 234289, 2356, 1590, 107608, 1947}, {88.5, 259426, 2325, 1456, 108632, 1948},
            {88.2, 258054, 3682, 1616, 109773, 1949}, {89.5, 284599, 3351, 1650, 110929, 1950},
            {96.2, 328975, 2099, 3099, 112075, 1951}, {98.1, 346999, 1932, 3594, 113270, 1952},
            {99.0, 365385, 1870, 3547, 115094, 1953}, {100.0, 363112, 3578, 3350, 116219, 1954},
            {101.2, 397469, 2904, 3048, 117388, 1955}, {104.6, 419180, 2822, 2857, 118734, 1956},
            {108.4, 442769, 2936, 2798, 120445, 1957}, {110.8, 444546, 4681, 2637, 121950, 1958},
            {112.6, 482704, 3813, 2552, 123366, 1959}, {114.2, 502601, 3931, 2514, 125368, 1960},
            {115.7, 518173, 4806, 2572, 127852, 1961}, {116.9, 554894, 4007, 2827, 130081, 1962}};
        double[] y = {60323, 61122, 60171, 61187, 63221, 63639, 64989, 63761, 66019, 67857, 68169, 66513, 68655, 69564, 69331,
            70551};
        LinearRegression fit = LinearRegression.fit(Matrix.of(rows), y);
        assertRelative(fit.inference().estimates(), new double[] {-3482258.63459582, 15.0618722713733, -0.0358191792925910,
            -2.02022980381683, -1.03322686717359, -0.0511041056535807, 1829.15146461355}, 1e-11);
        assertRelative(fit.inference().standardErrors(), new double[] {890420.383607373, 84.9149257747669, 0.0334910077722432,
            0.488399681651699, 0.214274163161675, 0.226073200069370, 455.478499142212}, 1e-9);
        assertThat(fit.inference().residualStandardError()).isCloseTo(304.854073561965, within(1e-8));
    }

    @Test
    void powersUpToTheFifthNeedQr() {
        int n = 21;                                     // NIST's Wampler 1: y = 1 + x + … + x⁵
        double[][] x = new double[n][5];
        double[] y = new double[n];
        for (int i = 0; i < n; i++) {
            y[i] = 1;
            for (int p = 0; p < 5; p++) {
                x[i][p] = Math.pow(i, p + 1);
                y[i] += x[i][p];
            }
        }
        assertRelative(LinearRegression.fit(Matrix.of(x), y).coefficients(), new double[] {1, 1, 1, 1, 1}, 1e-9);
    }

    @Test
    void theSameOnAnyNumberOfThreads() {
        SplittableRandom random = new SplittableRandom(5);
        int n = 20_000;
        Matrix x = Matrix.wrap(n, 7, random.doubles(n * 7L).toArray());
        double[] y = random.doubles(n).toArray();
        int before = Threads.count();
        try {
            Threads.setCount(1);
            double[] alone = LinearRegression.fit(x, y).coefficients();
            Threads.setCount(3);
            assertThat(LinearRegression.fit(x, y).coefficients()).isEqualTo(alone);
        } finally {
            Threads.setCount(before);
        }
    }

    // What 1 000 000 rows of 40 columns take, counted on a tenth of them: 32 MB of data.
    @Test
    void fittingAllocatesLittleBesideTheData() {
        int n = 100_000;
        int d = 40;
        Matrix x = Matrix.wrap(n, d, new SplittableRandom(4).doubles((long) n * d).toArray());
        double[] y = new SplittableRandom(5).doubles(n).toArray();
        ThreadMXBean counter = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        int before = Threads.count();
        try {
            Threads.setCount(1);                                   // all of it on this thread, which is counted
            long most = 8L * n * d / 20;
            long least = Long.MAX_VALUE;                           // as long as it is interpreted, each vector is an object
            for (int fit = 0; fit < 500 && least > most; fit++) {
                long start = counter.getCurrentThreadAllocatedBytes();
                LinearRegression.fit(x, y);
                least = Math.min(least, counter.getCurrentThreadAllocatedBytes() - start);
            }
            assertThat(least).isBetween(8L * n, most);
        } finally {
            Threads.setCount(before);
        }
    }

    @Test
    void shiftsAndUnitsOfColumnsMoveCoefficientsAsTheyShould() {
        Matrix moved = X.copy();
        double[] data = moved.data();
        for (int i = 0; i < data.length; i++) {
            data[i] = i % 10 == 2 ? data[i] * 1e6 + 5e7 : data[i] + 1000;
        }
        LinearRegression fit = LinearRegression.fit(moved, Y);
        assertThat(fit.coefficients()[2]).isCloseTo(COEFFICIENTS[2] / 1e6, within(1e-10));
        assertThat(fit.coefficients()[3]).isCloseTo(COEFFICIENTS[3], within(1e-6));
        assertThat(fit.r2()).isCloseTo(0.51774842222034983, within(1e-9));
        assertThat(fit.varianceInflation()[2]).isCloseTo(LinearRegression.fit(X, Y).varianceInflation()[2], within(1e-9));
    }

    @Test
    void residualsAreOrthogonalToEveryColumn() {
        LinearRegression fit = LinearRegression.fit(X, Y);
        for (double product : X.transposeMultiply(fit.residuals())) {
            assertThat(product).isCloseTo(0, within(1e-9));
        }
        assertThat(Arrays.stream(fit.residuals()).sum()).isCloseTo(0, within(1e-9));
    }

    @Test
    void dependentColumnsAreNamedOrShared() {
        double[][] rows = {{1, 2, 7}, {2, 4, 7}, {3, 6, 7}, {5, 10, 7}, {8, 16, 7}};
        double[] y = {5, 10, 15, 25, 40};              // 5·x1, or 1·x1 + 2·x2, which is the shortest
        assertThatThrownBy(() -> LinearRegression.fit(Matrix.of(rows), y)).isInstanceOf(ArithmeticException.class)
                .hasMessageContaining("rank 1 of 3 columns").hasMessageContaining("constant or made up by others");
        LinearRegression fit = LinearRegression.fit(Matrix.of(rows), y, Collinear.MINIMUM_NORM);
        assertThat(fit.rank()).isEqualTo(1);
        assertThat(fit.coefficients()).containsExactly(new double[] {1, 2, 0}, within(1e-13));
        assertThat(fit.predict(Matrix.of(rows))).containsExactly(y, within(1e-12));
        assertThatThrownBy(fit::inference).isInstanceOf(ArithmeticException.class).hasMessageContaining("not unique");
        assertThatThrownBy(fit::varianceInflation).isInstanceOf(ArithmeticException.class);
    }

    @Test
    void aConstantColumnIsSeenAmongManyRowsWhateverRoundingMakesOfItsMean() {
        SplittableRandom random = new SplittableRandom(5);
        for (int n : new int[] {10, 569, 20_000}) {
            for (double constant : new double[] {7, 0.1, 1e6 / 3}) {
                Matrix x = Matrix.zeros(n, 2);
                double[] y = random.doubles(n).toArray();
                for (int i = 0; i < n; i++) {
                    x.set(i, 0, random.nextDouble());
                    x.set(i, 1, constant);
                }
                assertThatThrownBy(() -> LinearRegression.fit(x, y)).isInstanceOf(ArithmeticException.class)
                        .hasMessageContaining("columns [1] are constant");
            }
        }
    }

    @Test
    void aColumnThatIsConstantUpToRoundingIsConstant() {
        Matrix x = Matrix.of(new double[][] {{1, 0.1}, {2, 0.1}, {3, 0.1}, {4, 0.1}, {5, 0.1}, {6, 0.1}, {7, 0.1}});
        assertThatThrownBy(() -> LinearRegression.fit(x, new double[] {1, 3, 2, 5, 4, 6, 8}))
                .isInstanceOf(ArithmeticException.class).hasMessageContaining("columns [1] are constant");
    }

    @Test
    void moreColumnsThanRowsHaveAShortestAnswer() {
        Matrix x = Matrix.of(new double[][] {{1, 0, 2}, {0, 1, 2}});
        refused(() -> LinearRegression.fit(x, new double[] {1, 2}), "2 rows, 3 columns: needs more rows than columns");
        LinearRegression fit = LinearRegression.fit(x, new double[] {1, 2}, Collinear.MINIMUM_NORM);
        assertThat(fit.coefficients()).containsExactly(new double[] {-0.5, 0.5, 0}, within(1e-15));
        assertThat(fit.residualSumOfSquares()).isCloseTo(0, within(1e-28));
    }

    @Test
    void oneRowMoreThanCoefficientsHasNoStandardErrors() {
        LinearRegression exact = LinearRegression.fit(Matrix.wrap(2, 1, new double[] {0, 1}), new double[] {1, 3});
        assertThat(exact.coefficients()[0]).isCloseTo(2, within(1e-15));
        assertThatThrownBy(exact::inference).isInstanceOf(ArithmeticException.class)
                .hasMessageContaining("2 rows, 2 coefficients: needs a row more");
    }

    @Test
    void hugeAndTinyUnits() {
        double[] y = {1, 3, 2, 6};
        for (double unit : new double[] {1e-140, 1e140}) {
            Matrix x = Matrix.wrap(4, 1, new double[] {0, unit, 2 * unit, 3 * unit});
            assertThat(LinearRegression.fit(x, y).coefficients()[0] * unit).isCloseTo(1.4, within(1e-14));
        }
        refused(() -> LinearRegression.fit(Matrix.wrap(2, 1, new double[] {-1e200, 1e200}), new double[2]), "too large");
    }

    @Test
    void badInputIsRefused() {
        refused(() -> LinearRegression.fit(X, new double[3]), "x has 442 rows, y has 3 values");
        refused(() -> LinearRegression.fit(Matrix.zeros(0, 2), new double[0]), "x is (0, 2)");
        refused(() -> LinearRegression.fit(Matrix.wrap(2, 1, new double[] {1, Double.NaN}), new double[2]), "NaN");
        refused(() -> LinearRegression.fit(Matrix.wrap(2, 1, new double[] {1, 2}), new double[] {1, Double.NEGATIVE_INFINITY}),
                "y");
        refused(() -> LinearRegression.fit(X, Y).predict(Matrix.zeros(1, 3)), "x has 3 columns: the model has 10 coefficients");
        refused(() -> LinearRegression.fit(X, Y).leverages(Matrix.zeros(1, 10)), "must be the training rows, (442, 10)");
        refused(() -> LinearRegression.fit(X, Y).inference().t(11), "coefficient 11: must be from 0 to 10");
        LinearRegression flat = LinearRegression.fit(Matrix.wrap(3, 1, new double[] {1, 2, 3}), new double[] {4, 4, 4});
        assertThat(flat.coefficients()[0]).isEqualTo(0);
        assertThatThrownBy(flat::r2).isInstanceOf(ArithmeticException.class).hasMessageContaining("all y are equal");
    }

    static void assertRelative(double[] ours, double[] right, double allowed) {
        assertThat(ours).hasSameSizeAs(right);
        for (int j = 0; j < ours.length; j++) {
            assertThat(ours[j]).as("entry %d", j).isCloseTo(right[j], within(allowed * Math.abs(right[j])));
        }
    }

    static void refused(ThrowingCallable call, String message) {
        assertThatIllegalArgumentException().isThrownBy(call).withMessageContaining(message);
    }
}
