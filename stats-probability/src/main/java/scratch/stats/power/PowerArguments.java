package scratch.stats.power;

import java.util.Locale;
import scratch.math.check.Require;
import scratch.stats.hypothesis.Alternative;

/// What every design asks of its numbers.
final class PowerArguments {
    private PowerArguments() {
    }

    static void alpha(String operation, double alpha) {
        Require.between0And1(operation, "alpha", alpha);
    }

    static void alternative(String operation, Alternative alternative) {
        if (alternative == null) {
            throw new IllegalArgumentException(operation + ": alternative = null: choose a side, or both");
        }
    }

    /// What a test at level α leaves in each tail that it looks at: half of α if it looks at both.
    static double tail(Alternative alternative, double alpha) {
        return alternative == Alternative.TWO_SIDED ? alpha / 2 : alpha;
    }

    /// A size that has no direction, like Cohen's f.
    static void undirected(String operation, String name, double effect) {
        if (!(effect >= 0)) {
            throw new IllegalArgumentException(String.format(Locale.ROOT, "%s: effect = %s: %s has no sign; it must not be "
                    + "negative", operation, effect, name));
        }
    }

    /// What a test rejects with: P(T < −critical), P(T > critical), or both.
    static double side(double left, double right, Alternative alternative) {
        return switch (alternative) {
            case GREATER -> right;
            case LESS -> left;
            case TWO_SIDED -> Math.min(1, left + right);
        };
    }

    static void sizes(String operation, double n, double smallest, double effect) {
        Require.that(n >= smallest && n < Double.POSITIVE_INFINITY, "%s: n = %s: must be at least %s", operation, n, smallest);
        Require.finite(operation, "effect", effect);
    }

    /// A noncentrality within what its distribution takes. Where the limit holds, the power is 1 to all digits.
    static double atMost(double most, double noncentrality) {
        return Math.clamp(noncentrality, -most, most);
    }
}
