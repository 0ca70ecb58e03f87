package scratch.stats.hypothesis;

import scratch.math.check.Require;
import scratch.stats.distribution.Counts;

/// The rules that every test has for what it is given.
final class Inputs {
    /// A standard deviation below 10·2⁻⁵² of the largest value can come from rounding alone: it counts as none. (R asks
    /// the same of the standard error.)
    static final double ROUNDING = 10 * 0x1p-52;

    private Inputs() {
    }

    static void notNull(String operation, String name, Object value) {
        Require.that(value != null, "%s: %s = null: must be given", operation, name);
    }

    static void options(String operation, TestOptions options) {
        Require.that(options != null, "%s: options = null: take TestOptions.DEFAULT, or say what to test", operation);
    }

    /// A sum of squares, or a distance, has no direction.
    static void undirected(String operation, TestOptions options) {
        options(operation, options);
        Require.that(options.alternative() == Alternative.TWO_SIDED, "%s: alternative = %s: the statistic has no"
                + " direction; leave it TWO_SIDED", operation, options.alternative());
    }

    /// At least `least` values, all finite.
    static void sample(String operation, String name, double[] values, int least) {
        notNull(operation, name, values);
        Require.that(values.length >= least, "%s: %s has %s%s: at least %s%s needed", operation, name, values.length,
                values.length == 1 ? " value" : " values", least, least == 1 ? " is" : " are");
        for (int i = 0; i < values.length; i++) {
            if (!Double.isFinite(values[i])) {
                throw Require.broken("%s: %s[%s] = %s: values must be finite", operation, name, i, values[i]);
            }
        }
    }

    static void sameLength(String operation, double[] x, double[] y) {
        notNull(operation, "x", x);
        notNull(operation, "y", y);
        Require.that(x.length == y.length, "%s: x has %s values, y has %s: each x needs its y", operation, x.length,
                y.length);
    }

    /// k ≥ 2 groups of at least `least` finite values each.
    static void groups(String operation, double[][] groups, int least) {
        notNull(operation, "groups", groups);
        Require.that(groups.length >= 2, "%s: %s%s: at least 2 are needed", operation, groups.length,
                groups.length == 1 ? " group" : " groups");
        for (int g = 0; g < groups.length; g++) {
            sample(operation, "group " + (g + 1), groups[g], least);
        }
    }

    /// Samples that vary by more than rounding.
    static void spread(String operation, String name, Sample sample, String rule) {
        if (sample.isConstant()) {
            throw sample.squares() == 0
                    ? Require.broken("%s: every %s is %s: %s", operation, name, sample.mean(), rule)
                    : Require.broken("%s: every %s is %s up to rounding (standard deviation %s): %s", operation, name,
                            sample.mean(), sample.standardDeviation(), rule);
        }
    }

    /// x of n, n ≥ 1.
    static void share(String operation, String name, long x, String ofName, long n) {
        Require.that(n >= 1, "%s: %s = %s: at least 1 observation is needed", operation, ofName, n);
        Counts.largest(operation, ofName, n);
        Require.that(x >= 0 && x <= n, "%s: %s = %s: must be between 0 and %s = %s", operation, name, x, ofName, n);
    }
}
