package scratch.stats.descriptive;

/// The rules that a sample must keep, and the one form of the message.
final class Samples {
    private Samples() {
    }

    static void require(boolean holds, String operation, String given, String rule) {
        if (!holds) {
            throw new IllegalArgumentException(operation + ": " + given + ": " + rule);
        }
    }

    /// At least `atLeast` values, all of them finite.
    static void check(String operation, String name, double[] x, int atLeast) {
        require(x != null, operation, name + " = null", "must be given");
        if (x.length < atLeast) {
            require(false, operation, "n = " + x.length, atLeast == 1 ? "needs at least one value"
                    : "needs at least " + atLeast + " values");
        }
        for (int i = 0; i < x.length; i++) {
            if (!(Math.abs(x[i]) < Double.POSITIVE_INFINITY)) {
                require(false, operation, name + "[" + i + "] = " + x[i], "values must be finite; remove or repair them");
            }
        }
    }

    static void checkPairs(String operation, double[] x, double[] y, int atLeast) {
        require(x != null && y != null, operation, (x == null ? "x" : "y") + " = null", "must be given");
        require(x.length == y.length, operation, "x has " + x.length + " values, y has " + y.length,
                "each x needs its y");
        check(operation, "x", x, atLeast);
        check(operation, "y", y, atLeast);
    }
}
