package scratch.stats.bayes;

import scratch.math.check.Require;

/// The rules that every belief has for its numbers.
final class Beliefs {
    private Beliefs() {
    }

    static void positive(String operation, String name, double value) {
        Require.that(value > 0 && value < Double.POSITIVE_INFINITY, "%s: %s = %s: must be positive and finite",
                operation, name, value);
    }

    static void finite(String operation, String name, double value) {
        Require.that(Math.abs(value) < Double.POSITIVE_INFINITY, "%s: %s = %s: must be finite", operation, name, value);
    }

    static void count(String operation, String name, long value) {
        Require.that(value >= 0, "%s: %s = %s: must not be negative", operation, name, value);
    }
}
