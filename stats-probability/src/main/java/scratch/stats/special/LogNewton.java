package scratch.stats.special;

import java.util.function.DoubleUnaryOperator;

/// Solves tail(x) = p for x > 0, where `tail` is a monotone probability with |tail'| = density.
/// Newton's method in logarithms of both sides: log tail is concave in log x for the usual distributions, close to
/// a straight line where the tail is a power, so that convergence is monotone from any start. Where the slope of
/// the log density, x f'(x)/f(x), is known the step is Halley's. A bracket guards both.
/// Three to five evaluations from a start that is right to a few per cent.
public final class LogNewton {
    private static final int MAX_STEPS = 200;

    private LogNewton() {
    }

    /// @param logSlope x f'(x)/f(x) of the density, or null where it is not known
    /// @param sign +1 where the tail grows with x (cdf), −1 where it falls (survival)
    public static double solve(DoubleUnaryOperator tail, DoubleUnaryOperator density, DoubleUnaryOperator logSlope,
                               int sign, double p, double start, double upperEnd) {
        double logP = Math.log(p);
        double low = 0;
        double high = upperEnd;
        double x = Math.min(Math.max(start, Double.MIN_NORMAL), Math.min(upperEnd, Double.MAX_VALUE));
        double lastMiss = Double.POSITIVE_INFINITY;
        for (int step = 0; step < MAX_STEPS; step++) {
            double value = tail.applyAsDouble(x);
            double miss = sign * (logOf(value) - logP);
            if (miss == 0) {
                return x;
            }
            if (miss > 0) {
                high = x;
            } else {
                low = x;
            }
            double slope = x * density.applyAsDouble(x) / value;          // |d log tail / d log x|
            double move = -miss / slope;
            // d log slope / d log x, or nothing: then the step is Newton's
            double bend = logSlope == null ? 0 : 1 + logSlope.applyAsDouble(x) - sign * slope;
            double halley = 1 + 0.5 * move * bend;
            if (halley > 0.5 && halley < 2) {
                move /= halley;
            }
            double next = x * Math.exp(Math.clamp(move, -40.0, 40.0));
            if (Math.abs(miss) < (logSlope == null ? 1e-8 : 1e-4) && Math.abs(move * bend) < 1e-3) {
                return Math.clamp(next, low, high);
            }
            boolean stuck = Math.abs(miss) > 0.75 * lastMiss && step > 3;
            lastMiss = Math.abs(miss);
            if (stuck || !(next > low && next < high)) {
                next = middle(low, high);
                if (next == low || next == high) {
                    return next;
                }
            }
            x = next;
        }
        return x;
    }

    private static double logOf(double value) {
        return value > 0 ? Math.log(value) : Math.log(Double.MIN_VALUE) - 1;
    }

    /// Geometric mean of the ends of the bracket.
    private static double middle(double low, double high) {
        double bottom = Math.max(low, Double.MIN_VALUE);
        double top = Math.min(high, Double.MAX_VALUE);
        return top / bottom < 1.5 ? low + (high - low) / 2 : Math.sqrt(bottom) * Math.sqrt(top);
    }
}
