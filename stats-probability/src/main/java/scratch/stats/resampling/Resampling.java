package scratch.stats.resampling;

import scratch.math.check.Require;

/// What bootstrap and permutation test ask of their data.
final class Resampling {
    private Resampling() {
    }

    static void requireFinite(String operation, double[] values, int atLeast) {
        Require.that(values.length >= atLeast, "%s: n = %s: needs at least %s%s", operation, values.length, atLeast,
                atLeast == 1 ? " value" : " values");
        for (int i = 0; i < values.length; i++) {
            Require.that(Double.isFinite(values[i]), "%s: values[%s] = %s: must be finite", operation, i, values[i]);
        }
    }
}
