package scratch.stats.distribution;

/// The rules that every distribution has for what it is given, and the one form of the message.
final class Arguments {
    private Arguments() {
    }

    static void require(boolean holds, String operation, String name, Object value, String rule) {
        if (!holds) {
            throw new IllegalArgumentException(operation + ": " + name + " = " + value + ": " + rule);
        }
    }

    static void positive(String operation, String name, double value) {
        if (!(value > 0 && value < Double.POSITIVE_INFINITY)) {
            require(false, operation, name, value, "must be positive and finite");
        }
    }

    static void finite(String operation, String name, double value) {
        if (!(Math.abs(value) < Double.POSITIVE_INFINITY)) {
            require(false, operation, name, value, "must be finite");
        }
    }

    static void notNegative(String operation, String name, double value) {
        if (!(value >= 0 && value < Double.POSITIVE_INFINITY)) {
            require(false, operation, name, value, "must not be negative, and finite");
        }
    }

    /// The noncentrality of a Poisson mixture: doubles beyond 10²⁵ do not resolve its standard deviation.
    static void noncentrality(String operation, double value) {
        notNegative(operation, "noncentrality", value);
        if (value > 1e25) {
            require(false, operation, "noncentrality", value, "must be at most 1e25");
        }
    }

    static void probability(String operation, String name, double value) {
        if (!(value >= 0 && value <= 1)) {
            require(false, operation, name, value, "must be between 0 and 1");
        }
    }
}
