package scratch.classic.nearest;

import scratch.math.Matrix;
import scratch.math.check.Require;

/// What classification and regression by the k nearest rows have in common: settings, and the weight of each neighbour.
public final class KNearest {
    /// How much the word of a neighbour counts.
    public enum Weighting {
        /// 1 each.
        UNIFORM,
        /// 1/distance; if rows lie at distance 0 they alone count, 1 each.
        INVERSE_DISTANCE
    }

    /// How neighbours are found; all three find the same.
    public enum Method { BRUTE_FORCE, KD_TREE, BALL_TREE }

    /// @param k         how many neighbours have a say
    /// @param weighting how much each counts
    /// @param method    how they are found
    /// @param leafSize  rows in a leaf of a tree, at least; less than twice as many
    public record Options(int k, Weighting weighting, Method method, int leafSize) {
        public Options {
            Require.atLeast(1, "KNearest.Options", "k", k);
            Require.that(weighting != null && method != null,
                    "KNearest.Options: weighting = %s, method = %s: must both be given", weighting, method);
            Require.atLeast(1, "KNearest.Options", "leafSize", leafSize);
        }

        /// Every neighbour counts 1, and the rows stand in a k-d tree.
        public static Options of(int k) {
            return new Options(k, Weighting.UNIFORM, Method.KD_TREE, 20);
        }

        public Options withWeighting(Weighting newWeighting) {
            return new Options(k, newWeighting, method, leafSize);
        }

        public Options withMethod(Method newMethod) {
            return new Options(k, weighting, newMethod, leafSize);
        }
    }

    private KNearest() {
    }

    static NeighborSearch search(String where, Matrix x, int answers, Options options) {
        Require.rows(where, x.rows(), x.columns(), answers);
        Require.that(options.k() <= x.rows(), "%s: k = %d of %d rows: must be at most as many as there are rows", where,
                options.k(), x.rows());
        return switch (options.method()) {
            case BRUTE_FORCE -> BruteForce.fit(x);
            case KD_TREE -> KdTree.fit(x, options.leafSize());
            case BALL_TREE -> BallTree.fit(x, options.leafSize());
        };
    }

    /// The weight of the neighbour at a rank, in units of the nearest one's, so that 1/distance cannot overflow.
    static double weight(Weighting weighting, Neighbors found, int query, int rank) {
        if (weighting == Weighting.UNIFORM) {
            return 1;
        }
        if (found.squaredDistance(query, 0) == 0) {
            return found.squaredDistance(query, rank) == 0 ? 1 : 0;
        }
        return found.distance(query, 0) / found.distance(query, rank);
    }
}
