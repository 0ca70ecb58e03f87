package scratch.stats.interval;

import java.util.Arrays;

import scratch.stats.descriptive.QuantileType;
import scratch.stats.descriptive.Quantiles;
import scratch.stats.distribution.Normal;

/// Confidence intervals read off B bootstrap replicates θ*₁ … θ*_B of a statistic θ̂.   Cost O(B log B).
///
/// *Percentile*: the middle `level` of the replicates. *BCa* takes them at shifted levels
/// Φ(z₀ + (z₀ + z)/(1 − a(z₀ + z))): z₀ says how far the replicates' median is from θ̂ (bias), the acceleration a how
/// the statistic's spread changes with its value (skewness of the jackknife). With z₀ = a = 0 both are the same.
/// Efron, *JASA* 82 (1987) 171; Efron & Tibshirani, *An Introduction to the Bootstrap*, ch. 13 and 14.
public final class BootstrapInterval {
    private BootstrapInterval() {
    }

    /// The middle `level` of the replicates, quantiles of type 7 (linear interpolation between order statistics).
    ///
    /// @param replicates the statistic of each resample, in any order
    public static Interval percentile(double estimate, double[] replicates, double level) {
        requireFinite("BootstrapInterval.percentile", estimate, replicates);
        Interval.requireLevel("BootstrapInterval.percentile", level);
        double tail = (1 - level) / 2;
        return interval(estimate, Quantiles.of(replicates), tail, 1 - tail, level, "percentile");
    }

    /// The bias-corrected and accelerated interval.
    ///
    /// @param jackknife the statistic of the sample without value i, for each i
    /// @throws ArithmeticException if every replicate lies on one side of the estimate, where no z₀ exists
    public static Interval bca(double estimate, double[] replicates, double[] jackknife, double level) {
        Interval.requireLevel("BootstrapInterval.bca", level);
        double z0 = bias(estimate, replicates);
        double a = acceleration(jackknife);
        double z = Normal.STANDARD.upperQuantile((1 - level) / 2);
        return interval(estimate, Quantiles.of(replicates), shifted(z0, a, -z), shifted(z0, a, z), level, "BCa");
    }

    /// z₀ = Φ⁻¹(share of replicates below the estimate, ties counted half).
    public static double bias(double estimate, double[] replicates) {
        requireFinite("BootstrapInterval.bca", estimate, replicates);
        double below = 0;
        for (double replicate : replicates) {
            below += replicate < estimate ? 1 : replicate == estimate ? 0.5 : 0;
        }
        if (below == 0 || below == replicates.length) {
            throw new ArithmeticException("BootstrapInterval.bca: all " + replicates.length + " replicates lie "
                    + (below == 0 ? "above" : "below") + " the estimate " + estimate
                    + ": the bias has no finite correction; does the statistic sit at the edge of its range?");
        }
        return Normal.STANDARD.quantile(below / replicates.length);
    }

    /// a = Σ dᵢ³ / (6 (Σ dᵢ²)^(3/2)) with dᵢ = mean of the jackknife − jackknife i; 0 if they are all equal.
    public static double acceleration(double[] jackknife) {
        requireFinite("BootstrapInterval.acceleration", 0, jackknife);
        double mean = Arrays.stream(jackknife).map(value -> value / jackknife.length).sum();
        double largest = Arrays.stream(jackknife).map(value -> Math.abs(value - mean)).max().orElse(0);
        double squares = 0;
        double cubes = 0;
        for (double value : jackknife) {
            double d = largest == 0 ? 0 : (mean - value) / largest;    // scaled: cubes overflow first
            squares += d * d;
            cubes += d * d * d;
        }
        return squares == 0 ? 0 : cubes / (6 * Math.pow(squares, 1.5));
    }

    /// The level at which BCa reads the replicates where the percentile interval would read Φ(z).
    public static double shifted(double z0, double a, double z) {
        if (Double.isNaN(z0) || Double.isNaN(a) || Double.isNaN(z)) {
            throw new IllegalArgumentException("BootstrapInterval.shifted: z0 = " + z0 + ", a = " + a + ", z = " + z
                    + ": must be numbers");
        }
        double denominator = 1 - a * (z0 + z);
        // subtle: beyond the pole the formula would come back from the other side; its limit is the end of the range.
        return denominator <= 0 ? z0 + z > 0 ? 1 : 0 : Normal.STANDARD.cdf(z0 + (z0 + z) / denominator);
    }

    private static Interval interval(double estimate, Quantiles replicates, double low, double high, double level,
            String method) {
        return new Interval(estimate, replicates.at(low, QuantileType.LINEAR), replicates.at(high, QuantileType.LINEAR),
                level, method);
    }

    private static void requireFinite(String operation, double estimate, double[] values) {
        if (values == null) {
            throw new IllegalArgumentException(operation + ": values = null: must be given");
        }
        if (values.length < 2) {
            throw new IllegalArgumentException(operation + ": " + values.length + " values: needs at least 2");
        }
        if (!Double.isFinite(estimate)) {
            throw new IllegalArgumentException(operation + ": estimate = " + estimate + ": must be finite");
        }
        for (int i = 0; i < values.length; i++) {
            if (!Double.isFinite(values[i])) {
                throw new IllegalArgumentException(operation + ": value " + i + " = " + values[i]
                        + ": must be finite; a constant resample has no correlation, for example");
            }
        }
    }
}
