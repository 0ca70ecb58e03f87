package scratch.stats.bayes;

import scratch.math.check.Require;
import scratch.stats.distribution.ContinuousDistribution;

/// A credible interval: given data and prior, the quantity lies inside with probability `level`.
///
/// @param lower the lower end
/// @param upper the upper end
/// @param level the probability inside
public record Credible(double lower, double upper, double level) {
    /// The same probability, (1 − level)/2, on either side.
    public static Credible equalTailed(ContinuousDistribution belief, double level) {
        requireLevel("Credible.equalTailed", level);
        return new Credible(belief.quantile((1 - level) / 2), belief.upperQuantile((1 - level) / 2), level);
    }

    /// The shortest interval of this probability, for a belief with one peak: its ends have equal density, and nothing
    /// outside is more likely than anything inside. Found by golden-section search over the lower tail.
    public static Credible highestDensity(ContinuousDistribution belief, double level) {
        requireLevel("Credible.highestDensity", level);
        double shrink = (Math.sqrt(5) - 1) / 2;
        double low = 0;
        double high = 1 - level;
        while (high - low > 1e-9 * (1 - level)) {
            double left = high - shrink * (high - low);
            double right = low + shrink * (high - low);
            if (width(belief, left, level) <= width(belief, right, level)) {
                high = right;
            } else {
                low = left;
            }
        }
        // subtle: where the belief falls or rises throughout, the shortest interval starts or ends at the edge
        double tail = low == 0 ? 0 : high == 1 - level ? 1 - level : (low + high) / 2;
        return new Credible(belief.quantile(tail), belief.upperQuantile(Math.max(0, 1 - level - tail)), level);
    }

    private static double width(ContinuousDistribution belief, double tail, double level) {
        double width = belief.upperQuantile(Math.max(0, 1 - level - tail)) - belief.quantile(tail);
        return Double.isNaN(width) ? Double.POSITIVE_INFINITY : width;
    }

    static void requireLevel(String operation, double level) {
        Require.that(level > 0 && level < 1, "%s: level = %s: must lie between 0 and 1, such as 0.95", operation,
                level);
    }
}
