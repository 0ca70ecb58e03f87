package scratch.stats.lawoflargenumbers;

import scratch.math.check.Require;
import scratch.stats.distribution.Binomial;
import scratch.stats.distribution.Normal;

/// Heads among n fair tosses: the share approaches 1/2 while the expected gap |heads − n/2| grows like √(n/2π).
/// Bounds for the share: Chebyshev 1867, Hoeffding, *Journal of the American Statistical Association* 58 (1963) 13.
public final class CoinGap {
    private CoinGap() {
    }

    /// E|H − n/2|, exactly. For n = 2m it is m·C(2m, m)/4ᵐ, that is m times the middle bar (de Moivre 1730).
    ///
    /// @param n an even number of tosses
    public static double expectedGap(int n) {
        Require.that(n >= 2 && n % 2 == 0, "CoinGap.expectedGap: n = %s: needs an even number, at least 2", n);
        return n / 2.0 * Binomial.of(n, 0.5).pmf(n / 2);
    }

    /// P(|H/n − 1/2| ≥ ε), exactly.
    public static double probabilityOfMissing(int n, double epsilon) {
        check("CoinGap.probabilityOfMissing", n, epsilon);
        // subtle: 100·(0.5 − 0.1) is 40 on paper and a hair off in double; a billionth of a toss decides for equality.
        long last = (long) Math.floor(n * (0.5 - epsilon) + 1e-9);
        return last < 0 ? 0 : Math.min(1, 2 * Binomial.of(n, 0.5).cdf(last));
    }

    /// Chebyshev's bound for the same, 1/(4nε²): needs nothing but the variance.
    public static double chebyshev(int n, double epsilon) {
        check("CoinGap.chebyshev", n, epsilon);
        return Math.min(1, 1 / (4 * n * epsilon * epsilon));
    }

    /// Hoeffding's bound for the same, 2e^(−2nε²): uses that a toss lies between 0 and 1.
    public static double hoeffding(int n, double epsilon) {
        check("CoinGap.hoeffding", n, epsilon);
        return Math.min(1, 2 * Math.exp(-2 * n * epsilon * epsilon));
    }

    /// How many tosses make the share lie within ε of 1/2 with the given probability: by Chebyshev, by Hoeffding, and by the
    /// normal approximation (which promises nothing and is nearly right).
    public static long[] tossesNeeded(double epsilon, double level) {
        check("CoinGap.tossesNeeded", 1, epsilon);
        Require.that(level > 0 && level < 1, "CoinGap.tossesNeeded: level = %s: must lie between 0 and 1", level);
        double alpha = 1 - level;
        double z = Normal.STANDARD.upperQuantile(alpha / 2);
        return new long[]{up(1 / (4 * alpha * epsilon * epsilon)), up(Math.log(2 / alpha) / (2 * epsilon * epsilon)),
            up(z * z / (4 * epsilon * epsilon))};
    }

    private static long up(double tosses) {
        return (long) Math.ceil(tosses * (1 - 1e-12));
    }

    private static void check(String operation, int n, double epsilon) {
        Require.that(n >= 1 && epsilon > 0 && epsilon <= 0.5, "%s: n = %s, epsilon = %s: needs n of at least 1 and"
                + " epsilon above 0, at most 0.5", operation, n, epsilon);
    }
}
