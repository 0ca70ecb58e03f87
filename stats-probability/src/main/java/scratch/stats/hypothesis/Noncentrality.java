package scratch.stats.hypothesis;

import java.util.function.DoubleUnaryOperator;

/// Intervals by inverting a test: the parameter values under which the observed statistic is not in the tail.
final class Noncentrality {
    private Noncentrality() {
    }

    /// The λ ≥ 0 at which the falling function `lowerTail` (the cdf of the statistic, as a function of λ) equals `target`;
    /// 0 if it is below the target already there.
    static double solve(DoubleUnaryOperator lowerTail, double target, double start) {
        if (lowerTail.applyAsDouble(0) <= target) {
            return 0;
        }
        double high = Math.max(start, 1);
        while (lowerTail.applyAsDouble(high) > target) {
            high *= 2;
        }
        return root(value -> target - lowerTail.applyAsDouble(value), 0, high);
    }

    /// The root of a rising function between low and high, by bisection to the last digits.
    static double root(DoubleUnaryOperator rising, double low, double high) {
        double from = low;
        double to = high;
        for (int i = 0; i < 200; i++) {
            double middle = 0.5 * (from + to);
            if (middle <= from || middle >= to || to - from <= 1e-14 * Math.abs(middle)) {
                break;
            }
            if (rising.applyAsDouble(middle) < 0) {
                from = middle;
            } else {
                to = middle;
            }
        }
        return 0.5 * (from + to);
    }
}
