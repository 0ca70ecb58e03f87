package scratch.stats.descriptive;

import scratch.math.check.Require;

/// The rules that a sample must keep.
final class Samples {
    private Samples() {
    }

    /// At least `atLeast` values, all of them finite.
    static void check(String operation, String name, double[] x, int atLeast) {
        Require.that(x != null, "%s: %s = null: must be given", operation, name);
        if (x.length < atLeast) {
            throw Require.broken("%s: n = %s: %s", operation, x.length,
                    atLeast == 1 ? "needs at least one value" : "needs at least " + atLeast + " values");
        }
        for (int i = 0; i < x.length; i++) {
            if (!(Math.abs(x[i]) < Double.POSITIVE_INFINITY)) {
                throw Require.broken("%s: %s[%s] = %s: values must be finite; remove or repair them", operation, name,
                        i, x[i]);
            }
        }
    }

    static void checkPairs(String operation, double[] x, double[] y, int atLeast) {
        Require.that(x != null && y != null, "%s: %s = null: must be given", operation, x == null ? "x" : "y");
        Require.that(x.length == y.length, "%s: x has %s values, y has %s: each x needs its y", operation, x.length,
                y.length);
        check(operation, "x", x, atLeast);
        check(operation, "y", y, atLeast);
    }
}
