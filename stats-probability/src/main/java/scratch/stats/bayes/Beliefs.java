package scratch.stats.bayes;

/// The rules that every belief has for its numbers.
final class Beliefs {
    private Beliefs() {
    }

    static void positive(String operation, String name, double value) {
        require(value > 0 && value < Double.POSITIVE_INFINITY, operation + ": " + name + " = " + value
                + ": must be positive and finite");
    }

    static void finite(String operation, String name, double value) {
        require(Math.abs(value) < Double.POSITIVE_INFINITY, operation + ": " + name + " = " + value + ": must be finite");
    }

    static void count(String operation, String name, long value) {
        require(value >= 0, operation + ": " + name + " = " + value + ": must not be negative");
    }

    static void require(boolean holds, String message) {
        if (!holds) {
            throw new IllegalArgumentException(message);
        }
    }
}
