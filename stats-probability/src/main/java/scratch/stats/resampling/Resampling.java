package scratch.stats.resampling;

import scratch.math.check.Require;

/// What bootstrap and permutation test ask of their data.
final class Resampling {
    private Resampling() {
    }

    static void requireFinite(String operation, double[] values, int atLeast) {
        Require.that(values.length >= atLeast, "%s: n = %s: needs at least %s%s", operation, values.length, atLeast,
                atLeast == 1 ? " value" : " values");
        Require.finite(operation, "values", values);
    }
}
