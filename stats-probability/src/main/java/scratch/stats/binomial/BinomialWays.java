package scratch.stats.binomial;

import scratch.stats.distribution.Normal;
import scratch.stats.special.GammaFunction;

/// P(X = k) and P(X ≤ k) for X = number of successes in n tries, by ways that are equal or nearly equal on paper, to see
/// where each of them breaks. The one to use is `Binomial`, which keeps its digits.
/// Loader, "Fast and accurate computation of binomial probabilities", 2000.
public final class BinomialWays {
    private BinomialWays() {
    }

    /// n!/(k!(n − k)!)·pᵏ(1 − p)ⁿ⁻ᵏ as written. subtle: 171! is more than a double holds, and ∞/∞ is NaN.
    public static double byFactorials(int k, int n, double p) {
        check("BinomialWays.byFactorials", k, n, p);
        return factorial(n) / (factorial(k) * factorial(n - k)) * Math.pow(p, k) * Math.pow(1 - p, n - k);
    }

    private static double factorial(int n) {
        double product = 1;
        for (int i = 2; i <= n; i++) {
            product *= i;
        }
        return product;
    }

    /// exp(log n! − log k! − log (n − k)! + k·log p + (n − k)·log(1 − p)). It never overflows, but subtracts numbers of size
    /// n·log n: of sixteen digits about nine are left at n = 1e6.
    public static double byLogGamma(long k, long n, double p) {
        check("BinomialWays.byLogGamma", k, n, p);
        return Math.exp(GammaFunction.logGamma(n + 1.0) - GammaFunction.logGamma(k + 1.0) - GammaFunction.logGamma(n - k + 1.0)
                + k * Math.log(p) + (n - k) * Math.log1p(-p));
    }

    /// Φ((k − np)/√(np(1 − p))), the bell in place of the bars, for P(X ≤ k).
    public static double normal(double k, long n, double p) {
        requireNumber("BinomialWays.normal", k);
        check("BinomialWays.normal", (long) Math.max(0, k), n, p);
        return bell(n, p).cdf(k);
    }

    /// P(X ≤ k) by the bell with the continuity correction: a bar reaches half a unit further than its middle.
    public static double normalCorrected(double k, long n, double p) {
        return normal(k + 0.5, n, p);
    }

    /// P(X ≥ k) by the corrected bell, from its own side.
    public static double normalAtLeast(double k, long n, double p) {
        requireNumber("BinomialWays.normalAtLeast", k);
        check("BinomialWays.normalAtLeast", (long) Math.max(0, k), n, p);
        return bell(n, p).survival(k - 0.5);
    }

    private static Normal bell(long n, double p) {
        return Normal.of(n * p, Math.sqrt(n * p * (1 - p)));
    }

    private static void requireNumber(String operation, double k) {
        if (Double.isNaN(k)) {
            throw new IllegalArgumentException(operation + ": k = NaN: needs a number");
        }
    }

    private static void check(String operation, long k, long n, double p) {
        if (k < 0 || k > n || n < 1 || !(p > 0 && p < 1)) {
            throw new IllegalArgumentException(operation + ": k = " + k + ", n = " + n + ", p = " + p
                    + ": needs 0 <= k <= n, n at least 1 and p strictly between 0 and 1");
        }
    }
}
