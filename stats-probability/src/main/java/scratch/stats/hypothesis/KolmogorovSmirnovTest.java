package scratch.stats.hypothesis;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.DoubleUnaryOperator;
import scratch.math.check.Require;
import scratch.stats.distribution.Binomial;
import scratch.stats.distribution.Kolmogorov;
import scratch.stats.distribution.KolmogorovLimit;

/// Kolmogorov-Smirnov: the widest gap D between two distribution functions, of a sample and a *fully specified*
/// continuous distribution, or of two samples. GREATER asks whether the first function lies above (so that its values
/// tend to be *smaller*), as in R and SciPy. Parameters estimated from the same data make the p-value far too large.
/// Exact: [Kolmogorov] for one sample; for two, the chance that a random walk through the merged sample leaves the band
/// |i/m − j/n| < D.   Cost O(n log n), exact two-sample O(mn).
/// Kolmogorov 1933; Smirnov 1939; Simard & L'Ecuyer, *J. Stat. Software* 39(11) (2011); Hodges 1958 for the walk.
public final class KolmogorovSmirnovTest {
    /// How the p-value is found.
    public enum Method {
        /// Exact up to n = 5000, or m·n = 10⁷ for two samples; the limit beyond.
        AUTO,
        /// Exact; for two samples with ties: given the ties, as in R from 4.2 on.
        EXACT,
        /// Exact for two samples as if there were no ties (SciPy); as EXACT for one sample.
        EXACT_IGNORING_TIES,
        /// The limit distribution for large samples.
        ASYMPTOTIC
    }

    private static final int EXACT_TO = 5000;
    private static final long PAIRS_TO = 10_000_000;

    private KolmogorovSmirnovTest() {
    }

    public static TestResult oneSample(double[] x, DoubleUnaryOperator cdf) {
        return oneSample(x, cdf, Method.AUTO, TestOptions.DEFAULT);
    }

    /// Does x come from the continuous distribution with this cdf?
    public static TestResult oneSample(double[] x, DoubleUnaryOperator cdf, Method method, TestOptions options) {
        String operation = "KolmogorovSmirnovTest.oneSample";
        Inputs.options(operation, options);
        Inputs.notNull(operation, "cdf", cdf);
        Inputs.notNull(operation, "method", method);
        Inputs.sample(operation, "x", x, 1);
        double[] sorted = x.clone();
        Arrays.sort(sorted);
        int n = sorted.length;
        double above = 0;
        double below = 0;
        double previous = 0;
        for (int i = 0; i < n; i++) {
            double f = cdf.applyAsDouble(sorted[i]);
            if (!(f >= previous && f <= 1)) {
                throw Require.broken("%s: cdf(%s) = %s: must rise from 0 to 1", operation, sorted[i], f);
            }
            previous = f;
            above = Math.max(above, (i + 1.0) / n - f);
            below = Math.max(below, f - (double) i / n);
        }
        double d = largest(above, below, options.alternative());
        boolean exact = method != Method.ASYMPTOTIC && (method != Method.AUTO || n <= EXACT_TO);
        double p = switch (options.alternative()) {
            case TWO_SIDED -> exact ? Kolmogorov.of(n).survival(d) : KolmogorovLimit.INSTANCE.survival(Math.sqrt(n) * d);
            default -> exact ? smirnov(n, d) : Math.exp(-2.0 * n * d * d);
        };
        return result("One-sample Kolmogorov-Smirnov test", d, p, exact, options, switch (options.alternative()) {
            case TWO_SIDED -> "x comes from the given distribution";
            case GREATER -> "the distribution function of x lies nowhere above the given one";
            case LESS -> "the distribution function of x lies nowhere below the given one";
        });
    }

    public static TestResult twoSample(double[] x, double[] y) {
        return twoSample(x, y, Method.AUTO, TestOptions.DEFAULT);
    }

    /// Do x and y come from one distribution?
    public static TestResult twoSample(double[] x, double[] y, Method method, TestOptions options) {
        String operation = "KolmogorovSmirnovTest.twoSample";
        Inputs.options(operation, options);
        Inputs.notNull(operation, "method", method);
        Inputs.sample(operation, "x", x, 1);
        Inputs.sample(operation, "y", y, 1);
        long m = x.length;
        long n = y.length;
        double[] first = x.clone();
        double[] second = y.clone();
        Arrays.sort(first);
        Arrays.sort(second);
        boolean[] gap = new boolean[x.length + y.length + 1];   // after k values: is the next one really larger?
        long above = 0;                                    // in units of 1/(mn), so that comparisons are exact
        long below = 0;
        for (int i = 0, j = 0; i < m || j < n;) {
            double next = j == n || i < m && first[i] <= second[j] ? first[i] : second[j];
            while (i < m && first[i] == next) {
                i++;
            }
            while (j < n && second[j] == next) {
                j++;
            }
            gap[i + j] = true;
            above = Math.max(above, i * n - j * m);
            below = Math.max(below, j * m - i * n);
        }
        if (method == Method.EXACT_IGNORING_TIES) {
            Arrays.fill(gap, true);
        }
        long wide = (long) largest(above, below, options.alternative());
        double d = (double) wide / m / n;
        boolean exact = method != Method.ASYMPTOTIC && (method != Method.AUTO || m * n <= PAIRS_TO);
        double scaled = Math.sqrt((double) m * n / (m + n)) * d;
        double p = exact ? leavesBand(x.length, y.length, wide, gap, options.alternative())
                : options.alternative() == Alternative.TWO_SIDED ? KolmogorovLimit.INSTANCE.survival(scaled)
                        : Math.exp(-2 * scaled * scaled);
        return result("Two-sample Kolmogorov-Smirnov test", d, p, exact, options, switch (options.alternative()) {
            case TWO_SIDED -> "x and y have the same distribution";
            case GREATER -> "the distribution function of x lies nowhere above that of y";
            case LESS -> "the distribution function of x lies nowhere below that of y";
        });
    }

    // Walk from (0, 0) to (m, n), one step per value of the merged sample; the next one is an x with probability
    // (x's left)/(values left). What arrives outside the band leaves the walk, and is the p-value: all terms positive.
    private static double leavesBand(int m, int n, long wide, boolean[] gap, Alternative alternative) {
        if (wide == 0) {
            return 1;
        }
        double[] before = new double[m + 2];               // P(i x's among the first `step` values, and never outside)
        double[] after = new double[m + 2];
        before[0] = 1;
        int from = 0;                                      // i lies in from … to, all else is 0
        int to = 0;
        double left = 0;
        for (int step = 1; step <= m + n; step++) {
            double share = 1.0 / (m + n + 1 - step);
            double y = n + 1.0 - step;                     // with i x's among the values before, y + i of the y's are left
            after[from] = before[from] * (y + from) * share;
            for (int i = from + 1; i <= to; i++) {
                after[i] = (before[i] * (y + i) + before[i - 1] * (m + 1.0 - i)) * share;
            }
            to++;
            after[to] = before[to - 1] * (m + 1.0 - to) * share;
            if (gap[step]) {
                // the distance (i/m − j/n)·mn grows with i
                while (to >= from && alternative != Alternative.LESS && distance(to, step, m, n) >= wide) {
                    left += after[to--];
                }
                while (from <= to && alternative != Alternative.GREATER && -distance(from, step, m, n) >= wide) {
                    left += after[from++];
                }
                if (from > to) {
                    return Math.min(1, left);
                }
            }
            to = Math.min(to, m);
            from = Math.max(from, step - n);
            double[] room = before;
            before = after;
            after = room;
        }
        return Math.min(1, left);
    }

    private static long distance(int i, int step, int m, int n) {
        return (long) i * n - (long) (step - i) * m;
    }

    // Smirnov 1944: P(D⁺ ≥ d) = Σ_j d/x · P(Bin(n, x) = j) with x = d + j/n; all terms positive.
    private static double smirnov(int n, double d) {
        if (d <= 0) {
            return 1;
        }
        double sum = 0;
        for (int j = 0; j <= n * (1 - d); j++) {
            double x = d + (double) j / n;
            sum += x < 1 ? d / x * Binomial.of(n, x).pmf(j) : 0;
        }
        return d >= 1 ? 0 : Math.min(1, sum);
    }

    private static double largest(double above, double below, Alternative alternative) {
        return switch (alternative) {
            case GREATER -> above;
            case LESS -> below;
            case TWO_SIDED -> Math.max(above, below);
        };
    }

    private static TestResult result(String test, double d, double p, boolean exact, TestOptions options,
            String nullHypothesis) {
        return TestResult.of(test + (exact ? ", exact" : ", asymptotic"), "D", d, List.of(), p, options, nullHypothesis,
                Optional.empty(), new TestResult.Effect(EffectSize.LARGEST_GAP, d));
    }
}
