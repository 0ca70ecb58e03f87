package scratch.stats.sequential;

import scratch.stats.interval.Interval;

/// The mixture sequential probability ratio test: a p value for a stream that stays valid however often you look.
/// Evidence against mean 0 is the likelihood ratio averaged over effects θ ~ N(0, τ²),
/// Λ_n = √(σ²/(σ² + nτ²)) exp(n²τ²x̄² / (2σ²(σ² + nτ²))). Under the null it is a fair game: the chance that it *ever*
/// reaches 1/α is at most α (Ville). So p = min over time of 1/Λ.   Cost O(1) per observation.
/// Robbins, *Ann. Math. Stat.* 41 (1970) 1397; Johari, Koomen, Pekelis & Walsh, *Operations Research* 70 (2022) 1806.
public final class MixtureSPRT {
    private final double sigma;
    private final double tau;
    private long n;
    private double sum;
    private double logP;                // log of the smallest 1/Λ so far; 0 is p = 1

    private MixtureSPRT(double sigma, double tau) {
        this.sigma = sigma;
        this.tau = tau;
    }

    /// @param sigma the known standard deviation of one observation
    /// @param tau   the spread of the effects that you expect
    public static MixtureSPRT of(double sigma, double tau) {
        requirePositive("of", "sigma", sigma);
        requirePositive("of", "tau", tau);
        return new MixtureSPRT(sigma, tau);
    }

    /// Takes one observation, for example a difference within a pair of users, and returns the always-valid p value.
    public double observe(double x) {
        if (!(Math.abs(x) < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("MixtureSPRT.observe: observation " + (n + 1) + " = " + x
                    + ": must be finite");
        }
        n++;
        sum += x;
        logP = Math.min(logP, -logLambda(n, sum / n, sigma, tau));
        return p();
    }

    /// The smallest 1/Λ so far, at most 1; it never rises.
    public double p() {
        return Math.exp(logP);
    }

    public long n() {
        return n;
    }

    /// The means that this evidence would not reject: an interval that, before the data, holds the truth at every
    /// look at once with probability at least `level`.
    public Interval interval(double level) {
        Interval.requireLevel("MixtureSPRT.interval", level);
        if (n == 0) {
            throw new IllegalArgumentException("MixtureSPRT.interval: n = 0: needs at least 1 observation");
        }
        double total = sigma * sigma + n * tau * tau;
        double half = sigma / (n * tau)
                * Math.sqrt(total * (Math.log(total / (sigma * sigma)) - 2 * Math.log1p(-level)));
        return new Interval(sum / n, sum / n - half, sum / n + half, level, "mSPRT");
    }

    /// log Λ of n observations with this mean. subtle: Λ itself overflows at z = 38.
    public static double logLambda(long n, double mean, double sigma, double tau) {
        requirePositive("logLambda", "sigma", sigma);
        requirePositive("logLambda", "tau", tau);
        if (n < 0 || !(Math.abs(mean) < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("MixtureSPRT.logLambda: n = " + n + ", mean = " + mean
                    + ": n must not be negative, the mean must be finite");
        }
        double ratio = n * (tau / sigma) * (tau / sigma);
        double z = Math.sqrt(n) * (mean / sigma);
        return z * z / 2 * (ratio / (1 + ratio)) - Math.log1p(ratio) / 2;
    }

    private static void requirePositive(String operation, String name, double value) {
        if (!(value > 0 && value < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("MixtureSPRT." + operation + ": " + name + " = " + value
                    + ": must be positive and finite");
        }
    }
}
