package scratch.classic.histogram;

import java.util.Arrays;

import scratch.math.check.Require;

/// How the trees of a booster grow.
///
/// @param order          which leaf is split next
/// @param maxLeaves      of a tree, at least 1
/// @param maxDepth       how many questions a row can meet
/// @param lambda         λ, added to the hessian of each leaf: the larger, the smaller its answer
/// @param gamma          γ, what a split must gain
/// @param minChildWeight what the hessians of each leaf must add up to at least
/// @param monotone       for each column 1 if predictions may not fall where it rises, −1 if they may not rise, 0 if it is
///                       free; empty if all are
public record GrowthOptions(Order order, int maxLeaves, int maxDepth, double lambda, double gamma, double minChildWeight,
        int[] monotone) {
    /// As good as unlimited.
    public static final int UNLIMITED = Integer.MAX_VALUE;

    /// Which leaf is split next.
    public enum Order {
        /// The one that gains most.
        LEAF_WISE,
        /// Level by level.
        DEPTH_WISE
    }

    public GrowthOptions {
        Require.atLeast(1, "GrowthOptions", "maxLeaves", maxLeaves);
        Require.atLeast(0, "GrowthOptions", "maxDepth", maxDepth);
        Require.notNegative("GrowthOptions", "lambda", lambda);
        Require.notNegative("GrowthOptions", "gamma", gamma);
        Require.notNegative("GrowthOptions", "minChildWeight", minChildWeight);
        for (int each : monotone) {
            Require.that(each >= -1 && each <= 1, "GrowthOptions: monotone holds %d: must be -1, 0 or 1", each);
        }
        monotone = monotone.clone();
    }

    /// The best leaf first, until there are so many.
    public static GrowthOptions leaves(int maxLeaves) {
        return new GrowthOptions(Order.LEAF_WISE, maxLeaves, UNLIMITED, 1, 0, 1, new int[0]);
    }

    /// Level by level, until rows meet so many questions.
    public static GrowthOptions depth(int maxDepth) {
        return new GrowthOptions(Order.DEPTH_WISE, UNLIMITED, maxDepth, 1, 0, 1, new int[0]);
    }

    /// With other penalties.
    public GrowthOptions withPenalties(double otherLambda, double otherGamma) {
        return new GrowthOptions(order, maxLeaves, maxDepth, otherLambda, otherGamma, minChildWeight, monotone);
    }

    /// With another smallest leaf.
    public GrowthOptions withMinChildWeight(double other) {
        return new GrowthOptions(order, maxLeaves, maxDepth, lambda, gamma, other, monotone);
    }

    /// With other limits.
    public GrowthOptions withLimits(int otherLeaves, int otherDepth) {
        return new GrowthOptions(order, otherLeaves, otherDepth, lambda, gamma, minChildWeight, monotone);
    }

    /// With a direction for each column.
    public GrowthOptions withMonotone(int... other) {
        return new GrowthOptions(order, maxLeaves, maxDepth, lambda, gamma, minChildWeight, other);
    }

    /// A copy.
    @Override
    public int[] monotone() {
        return monotone.clone();
    }

    boolean isFree() {
        return Arrays.stream(monotone).allMatch(each -> each == 0);
    }
}
