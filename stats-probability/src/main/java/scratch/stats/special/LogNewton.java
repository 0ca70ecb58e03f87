package scratch.stats.special;

import java.util.Locale;
import java.util.function.DoubleUnaryOperator;

/// Solves tail(x) = p for x > 0, where `tail` is a monotone probability with |tail'| = density.
/// Newton's method in logarithms of both sides: log tail is concave in log x for the usual distributions, close to
/// a straight line where the tail is a power, so that convergence is monotone from any start. Where the slope of
/// the log density, x f'(x)/f(x), is known the step is Halley's. A bracket guards both.
/// Three to five evaluations from a start that is right to a few per cent. Where p or x is so small that the tail or
/// the density itself has lost its digits, `solveLog` takes their logarithms.
public final class LogNewton {
    /// Below it a probability, or an x, is left to `solveLog`.
    public static final double TINY = 1e-280;

    private static final int MANY_STEPS = 20;
    private static final int MAX_STEPS = 200;

    private final DoubleUnaryOperator tail;
    private final DoubleUnaryOperator density;
    private final DoubleUnaryOperator logSlope;
    private final int sign;
    private final boolean ofLogarithms;

    private LogNewton(DoubleUnaryOperator tail, DoubleUnaryOperator density, DoubleUnaryOperator logSlope, int sign,
                      boolean ofLogarithms) {
        this.tail = tail;
        this.density = density;
        this.logSlope = logSlope;
        this.sign = sign;
        this.ofLogarithms = ofLogarithms;
    }

    /// @param logSlope x f'(x)/f(x) of the density, or null where it is not known
    /// @param sign +1 where the tail grows with x (cdf), −1 where it falls (survival)
    /// @throws ArithmeticException if the tail is NaN, or 200 steps do not lead to a solution
    public static double solve(DoubleUnaryOperator tail, DoubleUnaryOperator density, DoubleUnaryOperator logSlope,
                               int sign, double p, double start, double upperEnd) {
        return new LogNewton(tail, density, logSlope, sign, false).search(Math.log(p), start, upperEnd);
    }

    /// The same from the logarithms of the tail, the density and p.
    public static double solveLog(DoubleUnaryOperator logTail, DoubleUnaryOperator logDensity,
                                  DoubleUnaryOperator logSlope, int sign, double logP, double start, double upperEnd) {
        return new LogNewton(logTail, logDensity, logSlope, sign, true).search(logP, start, upperEnd);
    }

    private double search(double logP, double start, double upperEnd) {
        double low = 0;
        double high = upperEnd;
        double x = Math.min(Math.max(start, Double.MIN_VALUE), Math.min(upperEnd, Double.MAX_VALUE));
        double lastMiss = Double.POSITIVE_INFINITY;
        for (int step = 0; step < MAX_STEPS; step++) {
            double value = tail.applyAsDouble(x);
            double miss = sign * ((ofLogarithms ? value : logOf(value)) - logP);
            if (miss == 0) {
                return x;
            }
            if (Double.isNaN(miss)) {
                break;
            }
            if (miss > 0) {
                high = x;
            } else {
                low = x;
            }
            double slope = slope(x, value);
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
            boolean stuck = Math.abs(miss) > 0.75 * lastMiss && step > 3 || step > MANY_STEPS && step % 2 == 0;
            lastMiss = Math.abs(miss);
            if (stuck || !(next > low && next < high)) {
                next = middle(low, high);
                if (next == low || next == high) {
                    return next;
                }
            }
            x = next;
        }
        throw new ArithmeticException(String.format(Locale.ROOT, "LogNewton.solve: log p = %s, start = %s: "
            + "no solution within %d steps; the last was x = %s", logP, start, MAX_STEPS, x));
    }

    /// |d log tail / d log x|.
    private double slope(double x, double value) {
        return ofLogarithms ? Math.exp(Math.log(x) + density.applyAsDouble(x) - value)
            : x * density.applyAsDouble(x) / value;
    }

    private static double logOf(double value) {
        return value <= 0 ? Math.log(Double.MIN_VALUE) - 1 : Math.log(value);
    }

    /// Geometric mean of the ends of the bracket.
    private static double middle(double low, double high) {
        double bottom = Math.max(low, Double.MIN_VALUE);
        double top = Math.min(high, Double.MAX_VALUE);
        return top / bottom < 1.5 ? low + (high - low) / 2 : Math.sqrt(bottom) * Math.sqrt(top);
    }
}
