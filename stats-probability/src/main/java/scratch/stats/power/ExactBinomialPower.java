package scratch.stats.power;

import scratch.math.check.Require;
import scratch.stats.distribution.Binomial;

/// Power of the exact binomial test of p = p₀, which rejects where a tail is at most α/2. Counts jump, so does the power:
/// it is a saw in n, not a curve, and one more observation can lose some.
///
/// @param nullP p₀
public record ExactBinomialPower(double nullP, double alpha) {
    /// A tail that is exactly α/2 rejects, whichever way its last digits were rounded.
    private static final double SLACK = 1 + 1e-12;

    public ExactBinomialPower {
        Require.that(nullP > 0 && nullP < 1, "ExactBinomialPower: nullP = %s: must lie between 0 and 1", nullP);
        PowerArguments.alpha("ExactBinomialPower", alpha);
    }

    /// P(reject | p). At p = p₀ it is the size of the test, which counts keep below α.
    public double power(long n, double p) {
        Binomial expected = Binomial.of(n, nullP);
        Binomial actual = Binomial.of(n, p);
        double level = alpha / 2 * SLACK;
        long low = expected.quantile(level);                // the smallest k with P(X ≤ k) ≥ α/2
        if (expected.cdf(low) > level) {
            low--;
        }
        long high = expected.upperQuantile(level);          // the smallest k with P(X > k) ≤ α/2
        return actual.cdf(low) + actual.survival(high);
    }
}
