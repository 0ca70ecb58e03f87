package scratch.classic.nearest;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

import scratch.classic.model.Storable;
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

    /// Everything but the answers, for a file.
    static Map<String, Object> state(NeighborSearch search, Options options) {
        Map<String, Object> state = new HashMap<>();
        state.put("columns", search.columns());
        state.put("rows", Arrays.stream(search.table().data()).boxed().toList());
        state.put("k", options.k());
        state.put("weighting", options.weighting().name());
        state.put("method", options.method().name());
        state.put("leafSize", options.leafSize());
        return state;
    }

    /// The rows that a file describes; (n, d).
    static Matrix rows(String kind, Map<String, Object> state) {
        int columns = integer(kind, state, "columns");
        double[] rows = Storable.numbers(kind, state, "rows");
        Require.that(columns >= 1 && rows.length % columns == 0, "%s: %d numbers in rows of %d columns: must be whole rows",
                kind, rows.length, columns);
        return Matrix.wrap(rows.length / columns, columns, rows);
    }

    static Options options(String kind, Map<String, Object> state) {
        return new Options(integer(kind, state, "k"), word(kind, state, "weighting", Weighting.class),
                word(kind, state, "method", Method.class), integer(kind, state, "leafSize"));
    }

    private static int integer(String kind, Map<String, Object> state, String name) {
        double number = Storable.number(kind, state, name);
        Require.that(number == (int) number, "%s: '%s' is %s: must be a whole number", kind, name, number);
        return (int) number;
    }

    private static <E extends Enum<E>> E word(String kind, Map<String, Object> state, String name, Class<E> words) {
        String word = Storable.get(kind, state, name, String.class);
        for (E each : words.getEnumConstants()) {
            if (each.name().equals(word)) {
                return each;
            }
        }
        throw Require.broken("%s: '%s' is %s: must be one of %s", kind, name, word, Arrays.toString(words.getEnumConstants()));
    }
}
