package scratch.stats.hypothesis;

/// The rules that every test has for what it is given, and the one form of the message.
final class Require {
    private Require() {
    }

    static void that(boolean holds, String operation, String given, String rule) {
        if (!holds) {
            throw new IllegalArgumentException(operation + ": " + given + ": " + rule);
        }
    }

    /// At least `least` values, all finite.
    static void sample(String operation, String name, double[] values, int least) {
        that(values.length >= least, operation, name + " has " + values.length + (values.length == 1 ? " value" : " values"),
                "at least " + least + (least == 1 ? " is" : " are") + " needed");
        for (int i = 0; i < values.length; i++) {
            if (!Double.isFinite(values[i])) {
                that(false, operation, name + "[" + i + "] = " + values[i], "values must be finite");
            }
        }
    }

    static void sameLength(String operation, double[] x, double[] y) {
        that(x.length == y.length, operation, "x has " + x.length + " values, y has " + y.length,
                "each x needs its y");
    }

    /// k ≥ 2 groups of at least `least` finite values each.
    static void groups(String operation, double[][] groups, int least) {
        that(groups.length >= 2, operation, groups.length + (groups.length == 1 ? " group" : " groups"),
                "at least 2 are needed");
        for (int g = 0; g < groups.length; g++) {
            sample(operation, "group " + (g + 1), groups[g], least);
        }
    }

    static void count(String operation, String name, long value) {
        that(value >= 0, operation, name + " = " + value, "a count must not be negative");
    }

    static void probability(String operation, String name, double value) {
        that(value > 0 && value < 1, operation, name + " = " + value, "must lie strictly between 0 and 1");
    }

    static void positive(String operation, String name, double value) {
        that(value > 0 && value < Double.POSITIVE_INFINITY, operation, name + " = " + value,
                "must be positive and finite");
    }
}
