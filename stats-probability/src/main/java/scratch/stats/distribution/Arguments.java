package scratch.stats.distribution;

import scratch.math.check.Require;

/// A rule that several distributions have for what they are given.
final class Arguments {
    private Arguments() {
    }

    /// The noncentrality of a Poisson mixture: doubles beyond 10²⁵ do not resolve its standard deviation.
    static void noncentrality(String where, double value) {
        Require.notNegative(where, "noncentrality", value);
        if (value > 1e25) {
            throw Require.broken("%s: noncentrality = %s: must be at most 1e25", where, value);
        }
    }
}
