package scratch.stats.power;

/// What every design asks of its numbers.
final class PowerArguments {
    private PowerArguments() {
    }

    static void require(boolean holds, String operation, String name, double value, String rule) {
        if (!holds) {
            throw new IllegalArgumentException(operation + ": " + name + " = " + value + ": " + rule);
        }
    }

    static void alpha(String operation, double alpha) {
        require(alpha > 0 && alpha < 1, operation, "alpha", alpha, "must lie between 0 and 1");
    }

    static void sizes(String operation, double n, double smallest, double effect) {
        require(n >= smallest && n < Double.POSITIVE_INFINITY, operation, "n", n, "must be at least " + smallest);
        require(Math.abs(effect) < Double.POSITIVE_INFINITY, operation, "effect", effect, "must be finite");
    }

    /// A noncentrality within what its distribution takes. Where the limit holds, the power is 1 to all digits.
    static double atMost(double most, double noncentrality) {
        return Math.clamp(noncentrality, -most, most);
    }
}
