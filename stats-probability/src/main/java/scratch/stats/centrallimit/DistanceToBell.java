package scratch.stats.centrallimit;

import java.util.Arrays;
import java.util.function.DoubleUnaryOperator;
import scratch.stats.distribution.Binomial;
import scratch.stats.distribution.Gamma;
import scratch.stats.distribution.Normal;

/// How far the distribution of a standardised mean still is from the bell: the largest vertical distance between the two
/// distribution functions, sup |Fₙ(z) − Φ(z)|, exact where the sum has a name, and for samples.
/// Bound of Berry 1941 and Esseen 1942: at most 0.4748·ρ/(σ³√n), ρ = E|X − μ|³; the constant is Shevtsova's (arXiv 1111.6554).
public final class DistanceToBell {
    /// ρ/σ³ of the exponential distribution, 12/e − 2.
    public static final double EXPONENTIAL_RHO = 12 / Math.E - 2;
    private static final double BERRY_ESSEEN = 0.4748;

    private DistanceToBell() {
    }

    /// P(z ≤ …) for the standardised mean of n exponential draws: their sum is a gamma variable with shape n.
    public static double exponentialCdf(int n, double z) {
        require(n, "exponentialCdf");
        return Gamma.of(n, 1).cdf(n + z * Math.sqrt(n));
    }

    /// The density of the same, (√n times the gamma density).
    public static double exponentialPdf(int n, double z) {
        require(n, "exponentialPdf");
        return Gamma.of(n, 1).pdf(n + z * Math.sqrt(n)) * Math.sqrt(n);
    }

    /// The distance for the mean of n exponential draws.
    public static double exponential(int n) {
        require(n, "exponential");
        double worst = 0;
        // Both functions are smooth, so a fine grid misses the top of the difference by less than 1e-6.
        for (double z = -5; z <= 5; z += 1.0 / 512) {
            worst = Math.max(worst, Math.abs(exponentialCdf(n, z) - Normal.STANDARD.cdf(z)));
        }
        return worst;
    }

    /// The distance for the mean of n coin tosses. A staircase is farthest from a curve at its steps.
    ///
    /// @param corrected whether the bell is read half a step further, the continuity correction
    public static double coin(int n, boolean corrected) {
        require(n, "coin");
        Binomial heads = Binomial.of(n, 0.5);
        Normal bell = Normal.of(n / 2.0, Math.sqrt(n) / 2);
        double worst = 0;
        for (int k = 0; k < n; k++) {
            if (corrected) {
                worst = Math.max(worst, Math.abs(heads.cdf(k) - bell.cdf(k + 0.5)));
            } else {
                worst = Math.max(worst, Math.abs(heads.cdf(k) - bell.cdf(k)));
                worst = Math.max(worst, Math.abs(heads.cdf(k) - bell.cdf(k + 1)));
            }
        }
        return worst;
    }

    /// The Kolmogorov-Smirnov statistic: the distance between a sample's staircase and a distribution function.
    public static double of(double[] sample, DoubleUnaryOperator cdf) {
        if (sample.length == 0) {
            throw new IllegalArgumentException("DistanceToBell.of: n = 0: needs at least one value");
        }
        double[] sorted = sample.clone();
        Arrays.sort(sorted);
        double n = sorted.length;
        double worst = 0;
        for (int i = 0; i < sorted.length; i++) {
            double p = cdf.applyAsDouble(sorted[i]);
            if (!(p >= 0 && p <= 1)) {
                throw new IllegalArgumentException("DistanceToBell.of: cdf(" + sorted[i] + ") = " + p
                        + ": must be a probability");
            }
            worst = Math.max(worst, Math.max(p - i / n, (i + 1) / n - p));    // just below the step, and on it
        }
        return worst;
    }

    /// The largest distance that n draws can have.
    ///
    /// @param rho E|X − μ|³/σ³ of one draw, at least 1
    public static double berryEsseenBound(double rho, int n) {
        require(n, "berryEsseenBound");
        if (!(rho >= 1)) {
            throw new IllegalArgumentException("DistanceToBell.berryEsseenBound: rho = " + rho
                    + ": E|X - mean|^3/sd^3 is never below 1");
        }
        return BERRY_ESSEEN * rho / Math.sqrt(n);
    }

    private static void require(int n, String operation) {
        if (n < 1) {
            throw new IllegalArgumentException(operation + ": n = " + n + ": must be at least 1");
        }
    }
}
