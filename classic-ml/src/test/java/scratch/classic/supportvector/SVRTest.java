package scratch.classic.supportvector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;

import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import scratch.classic.supportvector.SVR.Options;
import scratch.math.Matrix;

class SVRTest {
    // y = 2x at 0, 1, 2 with a tube of ½: the flattest line through it has slope (4 − ½ − ½)/2 = 1.5 and passes (1, 2)
    @Test
    void theFlattestLineInTheTubeByHand() {
        SVR svr = SVR.fit(Matrix.of(new double[][] {{0}, {1}, {2}}), new double[] {0, 2, 4},
                Options.of(Kernel.linear(), 100, 0.5).withTolerance(1e-9));
        assertThat(svr.predict(Matrix.of(new double[][] {{0}, {1}, {3}}))).containsExactly(new double[] {0.5, 2, 5},
                within(1e-8));
        assertThat(svr.supportRows()).containsExactly(0, 2);
        assertThat(svr.coefficients()).containsExactly(new double[] {-0.75, 0.75}, within(1e-8));   // w = 1.5 = 2·0.75
        assertThat(svr.squaredLength()).isCloseTo(2.25, within(1e-7));
    }

    @Test
    void theConditionsOfTheOptimumHoldAndTheDualityGapIsSmall() {
        SplittableRandom random = new SplittableRandom(4);
        int n = 200;
        Matrix x = Matrix.zeros(n, 2);
        double[] y = new double[n];
        for (int i = 0; i < n; i++) {
            x.set(i, 0, 4 * random.nextDouble());
            x.set(i, 1, random.nextDouble());
            y[i] = Math.sin(x.get(i, 0)) + x.get(i, 1) + random.nextDouble() - 0.5;
        }
        double c = 10;
        double epsilon = 0.1;
        SVR svr = SVR.fit(x, y, Options.of(Kernel.rbf(1.5), c, epsilon).withTolerance(1e-7));
        double[] f = svr.predict(x);
        double[] beta = new double[n];
        for (int s = 0; s < svr.supportRows().length; s++) {
            beta[svr.supportRows()[s]] = svr.coefficients()[s];
        }
        double loss = 0;
        double dual = -svr.squaredLength() / 2;
        double sum = 0;
        for (int i = 0; i < n; i++) {
            double left = y[i] - f[i];
            if (beta[i] == 0) {
                assertThat(Math.abs(left)).isLessThan(epsilon + 1e-6);
            } else if (Math.abs(beta[i]) < c) {
                assertThat(left).isCloseTo(Math.signum(beta[i]) * epsilon, within(1e-6));
            } else {
                assertThat(left * Math.signum(beta[i])).isGreaterThan(epsilon - 1e-6);
            }
            loss += Math.max(0, Math.abs(left) - epsilon);
            dual += y[i] * beta[i] - epsilon * Math.abs(beta[i]);
            sum += beta[i];
        }
        assertThat(sum).isCloseTo(0, within(1e-10));
        assertThat(svr.squaredLength() / 2 + c * loss - dual).isBetween(0.0, 1e-4);
    }

    @Test
    void aTubeThatHoldsAllRowsIsFlatAndHasNoSupport() {
        Matrix x = Matrix.of(new double[][] {{0}, {1}, {2}});
        SVR svr = SVR.fit(x, new double[] {1, 3, 2}, Options.of(Kernel.rbf(1), 1, 5));
        assertThat(svr.supportRows()).isEmpty();
        assertThat(svr.predict(x)).containsExactly(2, 2, 2);      // halfway between 3 − 5 and 1 + 5
        assertThat(SVR.fromState(svr.state()).predict(x)).containsExactly(2, 2, 2);
    }

    @Test
    void oneRowAndEqualRowsAreFitted() {
        Matrix one = Matrix.of(new double[][] {{7}});
        assertThat(SVR.fit(one, new double[] {3}, Options.of(Kernel.rbf(1), 1, 0.1)).predict(one)[0])
                .isCloseTo(3, within(1e-9));
        Matrix equal = Matrix.of(new double[][] {{7}, {7}, {7}});
        SVR median = SVR.fit(equal, new double[] {1, 2, 9}, Options.of(Kernel.linear(), 1, 0));
        assertThat(median.predict(equal)[0]).isCloseTo(2, within(1e-9));      // least absolute errors
    }

    @Test
    void aRowOfWeightTwoIsTwoRows() {
        Matrix x = Matrix.of(new double[][] {{0}, {1}, {2}, {3}});
        double[] y = {0, 3, 1, 2};
        SVR weighted = SVR.fit(x, y, new double[] {1, 2, 1, 0}, Options.of(Kernel.linear(), 0.3, 0.1).withTolerance(1e-9));
        SVR repeated = SVR.fit(Matrix.of(new double[][] {{0}, {1}, {1}, {2}}), new double[] {0, 3, 3, 1},
                Options.of(Kernel.linear(), 0.3, 0.1).withTolerance(1e-9));
        assertThat(weighted.predict(x)).containsExactly(repeated.predict(x), within(1e-7));
    }

    @Test
    void badInputIsRefused() {
        refused(() -> Options.of(Kernel.linear(), 0, 0.1), "SVR.Options: C = 0.0: must be positive and finite");
        refused(() -> Options.of(Kernel.linear(), 1, -0.1), "SVR.Options: epsilon = -0.1: must be finite and not negative");
        Options options = Options.of(Kernel.linear(), 1, 0.1);
        Matrix x = Matrix.of(new double[][] {{1}, {2}});
        refused(() -> SVR.fit(x, new double[3], options),
                "SVR.fit: x has 2 rows, 3 answers: needs the same positive number of both");
        refused(() -> SVR.fit(x, new double[] {1, Double.NaN}, options), "SVR.fit: y[1] = NaN: must be finite");
        refused(() -> SVR.fit(x, new double[2], new double[2], options),
                "SVR.fit: all rows have weight 0: one must have more");
        refused(() -> SVR.fit(Matrix.of(new double[][] {{1}, {Double.POSITIVE_INFINITY}}), new double[2], options),
                "SVR.fit: element (1, 0) is Infinity: must be finite");
    }

    private static void refused(ThrowingCallable call, String message) {
        assertThatIllegalArgumentException().isThrownBy(call).withMessage(message);
    }
}
