package scratch.stats.descriptive;

import java.util.Arrays;
import scratch.math.check.Require;

/// The quantiles of a sample: sorted once, asked often. "The" first quartile does not exist: there are nine definitions
/// in use, and [QuantileType] names them.   O(n log n) once, then O(1) each.
public final class Quantiles {
    private final double[] sorted;   // (n), ascending

    private Quantiles(double[] sorted) {
        this.sorted = sorted;
    }

    /// @throws IllegalArgumentException if x is empty or not finite
    public static Quantiles of(double[] x) {
        Samples.check("Quantiles.at", "x", x, 1);
        double[] sorted = x.clone();
        Arrays.sort(sorted);
        return new Quantiles(sorted);
    }

    /// The quantile p by the given definition.
    public double at(double p, QuantileType type) {
        Require.that(p >= 0 && p <= 1, "Quantiles.at: p = %s: must be between 0 and 1", p);
        double position = type.position(p, sorted.length);
        // subtle: 0.28 * 25 is 7.000000000000001; like R, a position within rounding of a whole number is whole.
        double whole = Math.rint(position);
        if (Math.abs(position - whole) < 4 * Math.ulp(1.0) * Math.max(1, Math.abs(position))) {
            position = whole;
        }
        int below = (int) Math.floor(position);
        double fraction = position - below;
        double weight = switch (type) {
            case INVERSE_CDF -> fraction > 0 ? 1 : 0;
            case AVERAGED_INVERSE_CDF -> fraction > 0 ? 1 : 0.5;
            case NEAREST_EVEN -> fraction > 0 || below % 2 != 0 ? 1 : 0;
            default -> fraction;
        };
        double low = order(below);
        double high = order(below + 1);
        return weight == 0 || low == high ? low : weight == 1 ? high : (1 - weight) * low + weight * high;
    }

    /// The middle value, or the mean of the two in the middle.
    public double median() {
        int n = sorted.length;
        return n % 2 == 1 ? sorted[n / 2] : sorted[n / 2 - 1] / 2 + sorted[n / 2] / 2;
    }

    /// Third quartile minus first.
    public double interquartileRange(QuantileType type) {
        return at(0.75, type) - at(0.25, type);
    }

    public double minimum() {
        return sorted[0];
    }

    public double maximum() {
        return sorted[sorted.length - 1];
    }

    /// The rank-th smallest value; ranks outside 1 … n mean the nearest end.
    private double order(int rank) {
        return sorted[Math.clamp(rank, 1, sorted.length) - 1];
    }
}
