package scratch.stats.hypothesis;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// Anderson-Darling: may the sample be normal, with any mean and variance? With z₍ᵢ₎ the sorted, standardised values,
/// A² = −n − (1/n) Σ (2i−1) (ln Φ(z₍ᵢ₎) + ln(1 − Φ(z₍ₙ₊₁₋ᵢ₎))) is n times the squared distance of the two distribution
/// functions, weighted with 1/(Φ(1−Φ)), so that both tails count. That the mean and s were estimated from the same data is
/// in the p-value: D'Agostino and Stephens' curves of A²(1 + 0.75/n + 2.25/n²), within 0.002 of the table between
/// p = 0.01 and 0.10; far outside read p as an order of magnitude. Not below 3.7e-24, as in R's `nortest`.   Cost O(n log n).
/// Anderson & Darling, *JASA* 49 (1954) 765; D'Agostino & Stephens, *Goodness-of-Fit Techniques* (1986), table 4.9.
public final class AndersonDarlingTest {
    private static final int SMALLEST = 8;
    private static final double LARGEST = 10;              // where the last curve ends

    private AndersonDarlingTest() {
    }

    public static TestResult normality(double[] x) {
        return normality(x, TestOptions.DEFAULT);
    }

    /// @param x at least 8 values that are not all equal
    public static TestResult normality(double[] x, TestOptions options) {
        String operation = "AndersonDarlingTest.normality";
        Inputs.undirected(operation, options);
        Inputs.sample(operation, "x", x, SMALLEST);
        double[] sorted = x.clone();
        Arrays.sort(sorted);
        Sample sample = Sample.of(operation, sorted);
        Inputs.spread(operation, "value", sample, "a shape needs some spread");
        double n = x.length;
        double deviation = sample.standardDeviation();
        double excess = 0;                                 // Σ ((2i−1)/n · (ln Φ + ln(1 − Φ)) + 1), to subtract no large sums
        for (int i = 0; i < x.length; i++) {
            // subtle: logarithms of tails, because Φ itself is 0 below z = −38
            double below = ZTest.logPValue(-sample.meanMinus(sorted[i]) / deviation, Alternative.LESS);
            double above = ZTest.logPValue(-sample.meanMinus(sorted[x.length - 1 - i]) / deviation, Alternative.GREATER);
            excess += (2 * i + 1) / n * (below + above) + 1;
        }
        double statistic = Math.max(0, -excess);
        return TestResult.of("Anderson-Darling test of normality", "A²", statistic, List.of(),
                pValue(statistic * (1 + 0.75 / n + 2.25 / (n * n))), options, "x comes from a normal distribution",
                Optional.empty(), new TestResult.Effect(EffectSize.A_SQUARED_PER_VALUE, statistic / n));
    }

    private static double pValue(double a) {
        if (a < 0.2) {
            return -Math.expm1(-13.436 + 101.14 * a - 223.73 * a * a);
        }
        if (a < 0.34) {
            return -Math.expm1(-8.318 + 42.796 * a - 59.938 * a * a);
        }
        if (a < 0.6) {
            return Math.exp(0.9177 - 4.279 * a - 1.38 * a * a);
        }
        double end = Math.min(a, LARGEST);
        return Math.exp(1.2937 - 5.709 * end + 0.0186 * end * end);
    }
}
