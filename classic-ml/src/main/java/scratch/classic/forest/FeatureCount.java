package scratch.classic.forest;

import scratch.math.check.Require;

/// How many of d features each node of a tree looks at. The fewer, the less alike the trees are, and the weaker each is.
@FunctionalInterface
public interface FeatureCount {
    /// From 1 to d.
    int of(int d);

    /// √d, rounded down: the custom for classes.
    static FeatureCount sqrt() {
        return d -> Math.max(1, (int) Math.sqrt(d));
    }

    /// A third of them, rounded down: the custom for numbers.
    static FeatureCount third() {
        return d -> Math.max(1, d / 3);
    }

    /// All: the trees differ by their rows only, which is bagging.
    static FeatureCount all() {
        return d -> d;
    }

    /// So many; all, if there are fewer.
    static FeatureCount exactly(int count) {
        Require.atLeast(1, "FeatureCount.exactly", "count", count);
        return d -> Math.min(count, d);
    }
}
