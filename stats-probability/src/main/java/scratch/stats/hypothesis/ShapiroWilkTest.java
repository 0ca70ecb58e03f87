package scratch.stats.hypothesis;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import scratch.math.check.Require;
import scratch.stats.distribution.Normal;

/// Shapiro-Wilk: may the sample be normal, with any mean and variance?
/// W = (Σ aᵢ x₍ᵢ₎)² / Σ(x − x̄)² compares two estimates of the variance, one from what the order statistics of a normal
/// sample should be; W near 1 is normal. Weights and p-value by Royston's approximation, as in R and SciPy, for
/// 3 ≤ n ≤ 5000. A large sample rejects for deviations that do not matter: plot the quantiles.   Cost O(n log n).
/// Shapiro & Wilk, *Biometrika* 52 (1965) 591; Royston, *Applied Statistics* 44 (1995) 547 (AS R94).
public final class ShapiroWilkTest {
    private static final double[] FIRST = {0, 0.221157, -0.147981, -2.07119, 4.434685, -2.706056};
    private static final double[] SECOND = {0, 0.042981, -0.293762, -1.752461, 5.682633, -3.582633};
    private static final double[] SMALL_MEAN = {0.544, -0.39978, 0.025054, -6.714e-4};
    private static final double[] SMALL_LOG_SD = {1.3822, -0.77857, 0.062767, -0.0020322};
    private static final double[] LARGE_MEAN = {-1.5861, -0.31082, -0.083751, 0.0038915};
    private static final double[] LARGE_LOG_SD = {-0.4803, -0.082676, 0.0030302};
    private static final int LARGEST = 5000;

    private ShapiroWilkTest() {
    }

    public static TestResult test(double[] x) {
        return test(x, TestOptions.DEFAULT);
    }

    public static TestResult test(double[] x, TestOptions options) {
        String operation = "ShapiroWilkTest";
        Inputs.undirected(operation, options);
        Inputs.sample(operation, "x", x, 3);
        Require.that(x.length <= LARGEST, "%s: x has %s values: Royston's approximation is known up to %s", operation,
                x.length, LARGEST);
        double[] sorted = x.clone();
        Arrays.sort(sorted);
        int n = sorted.length;
        double range = sorted[n - 1] - sorted[0];
        Require.that(range > 0 && range < Double.POSITIVE_INFINITY, "%s: the values range from %s to %s: they must"
                + " differ, by a finite range", operation, sorted[0], sorted[n - 1]);
        Require.that(range / 2 >= Inputs.ROUNDING * Math.max(Math.abs(sorted[0]), Math.abs(sorted[n - 1])),
                "%s: the values range from %s to %s: they must differ by more than rounding", operation, sorted[0],
                sorted[n - 1]);
        for (int i = 0; i < n; i++) {
            sorted[i] = (sorted[i] - x[0]) / range;
        }
        double missing = oneMinusW(sorted, weights(n));
        double p = pValue(n, missing);
        return TestResult.of("Shapiro-Wilk test", "W", 1 - missing, List.of(), p, options,
                "x comes from a normal distribution", Optional.empty(), new TestResult.Effect(EffectSize.ONE_MINUS_W, missing));
    }

    // The upper half of the weights aᵢ, largest first; the lower half has the opposite sign.
    private static double[] weights(int n) {
        int half = n / 2;
        double[] a = new double[half];
        if (n == 3) {
            a[0] = Math.sqrt(0.5);
            return a;
        }
        double[] m = new double[half];                     // expected order statistics, roughly
        double squares = 0;
        for (int i = 0; i < half; i++) {
            m[i] = Normal.STANDARD.upperQuantile((i + 1 - 0.375) / (n + 0.25));
            squares += 2 * m[i] * m[i];
        }
        double u = 1 / Math.sqrt(n);
        a[0] = polynomial(FIRST, u) + m[0] / Math.sqrt(squares);
        int corrected = 1;
        double left = squares - 2 * m[0] * m[0];
        double share = 1 - 2 * a[0] * a[0];
        if (n > 5) {
            a[1] = polynomial(SECOND, u) + m[1] / Math.sqrt(squares);
            left -= 2 * m[1] * m[1];
            share -= 2 * a[1] * a[1];
            corrected = 2;
        }
        double factor = Math.sqrt(left / share);
        for (int i = corrected; i < half; i++) {
            a[i] = m[i] / factor;
        }
        return a;
    }

    // 1 − W as a product of two differences, which keeps its digits where W is near 1.
    private static double oneMinusW(double[] sorted, double[] a) {
        int n = sorted.length;
        Sample sample = Sample.of("ShapiroWilkTest", sorted);
        double weightSquares = 0;
        double product = 0;
        for (int i = 0; i < a.length; i++) {
            weightSquares += 2 * a[i] * a[i];
            product += a[i] * (sorted[n - 1 - i] - sorted[i]);
        }
        double norm = Math.sqrt(weightSquares * sample.squares());
        return Math.max(0, (norm - product) * (norm + product) / (weightSquares * sample.squares()));
    }

    private static double pValue(int n, double missing) {
        if (n == 3) {                                      // exact: W is known in closed form
            return Math.max(0, 6 / Math.PI * (Math.asin(Math.sqrt(1 - missing)) - Math.asin(Math.sqrt(0.75))));
        }
        double y = Math.log(missing);
        double mean;
        double sd;
        if (n <= 11) {
            double gamma = -2.273 + 0.459 * n;
            if (y >= gamma) {
                return 1e-99;                              // as in R: W this small is out of the approximation's reach
            }
            y = -Math.log(gamma - y);
            mean = polynomial(SMALL_MEAN, n);
            sd = Math.exp(polynomial(SMALL_LOG_SD, n));
        } else {
            mean = polynomial(LARGE_MEAN, Math.log(n));
            sd = Math.exp(polynomial(LARGE_LOG_SD, Math.log(n)));
        }
        return Normal.STANDARD.survival((y - mean) / sd);
    }

    private static double polynomial(double[] coefficients, double x) {
        double sum = 0;
        for (int i = coefficients.length - 1; i >= 0; i--) {
            sum = sum * x + coefficients[i];
        }
        return sum;
    }
}
