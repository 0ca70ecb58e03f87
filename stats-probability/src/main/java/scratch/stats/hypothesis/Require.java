package scratch.stats.hypothesis;

import scratch.stats.distribution.Counts;

/// The rules that every test has for what it is given, and the one form of the message.
final class Require {
    /// A standard deviation below 10·2⁻⁵² of the largest value can come from rounding alone: it counts as none. (R asks
    /// the same of the standard error.)
    static final double ROUNDING = 10 * 0x1p-52;

    private Require() {
    }

    static void that(boolean holds, String operation, String given, String rule) {
        if (!holds) {
            throw new IllegalArgumentException(operation + ": " + given + ": " + rule);
        }
    }

    static void notNull(String operation, String name, Object value) {
        that(value != null, operation, name + " = null", "must be given");
    }

    static void options(String operation, TestOptions options) {
        that(options != null, operation, "options = null", "take TestOptions.DEFAULT, or say what to test");
    }

    /// A sum of squares, or a distance, has no direction.
    static void undirected(String operation, TestOptions options) {
        options(operation, options);
        that(options.alternative() == Alternative.TWO_SIDED, operation, "alternative = " + options.alternative(),
                "the statistic has no direction; leave it TWO_SIDED");
    }

    /// At least `least` values, all finite.
    static void sample(String operation, String name, double[] values, int least) {
        notNull(operation, name, values);
        that(values.length >= least, operation, name + " has " + values.length + (values.length == 1 ? " value" : " values"),
                "at least " + least + (least == 1 ? " is" : " are") + " needed");
        for (int i = 0; i < values.length; i++) {
            if (!Double.isFinite(values[i])) {
                that(false, operation, name + "[" + i + "] = " + values[i], "values must be finite");
            }
        }
    }

    static void sameLength(String operation, double[] x, double[] y) {
        notNull(operation, "x", x);
        notNull(operation, "y", y);
        that(x.length == y.length, operation, "x has " + x.length + " values, y has " + y.length,
                "each x needs its y");
    }

    /// k ≥ 2 groups of at least `least` finite values each.
    static void groups(String operation, double[][] groups, int least) {
        notNull(operation, "groups", groups);
        that(groups.length >= 2, operation, groups.length + (groups.length == 1 ? " group" : " groups"),
                "at least 2 are needed");
        for (int g = 0; g < groups.length; g++) {
            sample(operation, "group " + (g + 1), groups[g], least);
        }
    }

    /// Samples that vary by more than rounding.
    static void spread(String operation, String name, Sample sample, String rule) {
        if (sample.isConstant()) {
            that(false, operation, sample.squares() == 0 ? "every " + name + " is " + sample.mean()
                    : "every " + name + " is " + sample.mean() + " up to rounding (standard deviation "
                    + sample.standardDeviation() + ")", rule);
        }
    }

    /// x of n, n ≥ 1.
    static void share(String operation, String name, long x, String ofName, long n) {
        that(n >= 1, operation, ofName + " = " + n, "at least 1 observation is needed");
        Counts.largest(operation, ofName, n);
        that(x >= 0 && x <= n, operation, name + " = " + x, "must be between 0 and " + ofName + " = " + n);
    }

    static void probability(String operation, String name, double value) {
        that(value > 0 && value < 1, operation, name + " = " + value, "must lie strictly between 0 and 1");
    }

    static void positive(String operation, String name, double value) {
        that(value > 0 && value < Double.POSITIVE_INFINITY, operation, name + " = " + value,
                "must be positive and finite");
    }
}
