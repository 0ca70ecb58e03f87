package scratch.stats.hypothesis;

import java.util.Optional;
import java.util.function.DoubleUnaryOperator;

/// Intervals by inverting a test: the parameter values under which the observed statistic is not in the tail.
final class Noncentrality {
    private static final double LARGEST = 1e25;

    private Noncentrality() {
    }

    /// The λ ≥ 0 at which the falling function `lowerTail` (the cdf of the statistic, as a function of λ) equals `target`;
    /// 0 if it is below the target already there; NaN if λ would be larger than a noncentrality may be.
    static double solve(DoubleUnaryOperator lowerTail, double target, double start) {
        if (lowerTail.applyAsDouble(0) <= target) {
            return 0;
        }
        double high = Math.max(start, 1);
        while (high < LARGEST && lowerTail.applyAsDouble(high) > target) {
            high *= 2;
        }
        return high < LARGEST ? root(value -> target - lowerTail.applyAsDouble(value), 0, high) : Double.NaN;
    }

    /// The interval between two such λ as an effect size; none where one of them cannot be had.
    static Optional<TestResult.Interval> interval(String parameter, double estimate, double low, double high,
            double level, DoubleUnaryOperator effect) {
        return Double.isNaN(low + high) ? Optional.empty() : Optional.of(new TestResult.Interval(parameter, estimate,
                effect.applyAsDouble(low), effect.applyAsDouble(high), level));
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
