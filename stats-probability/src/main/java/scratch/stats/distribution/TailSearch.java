package scratch.stats.distribution;

import java.util.function.DoubleUnaryOperator;

/// Quantiles: solves log tail(x) = log p by Newton's method, in log x for a positive x, else in asinh x, which is log x far
/// out and x itself near 0. In logarithms a tail is close to a straight line or a parabola from 1 to 1e-300 and below, so
/// that a bad start costs a few steps and no digits. A bracket guards every step; bisection takes over where Newton does not
/// get on. Some five evaluations of the tail and the density.
/// Ridders (1979) and others bracket alike; the logarithms are those of Newton's method for the chi-square quantile in
/// Best & Roberts, *Applied Statistics* 24 (1975) 385.
final class TailSearch {
    private static final int MOST_STEPS = 300;
    private static final double CLOSE = 1e-8;              // Newton's next miss is about the square of this one

    private final DoubleUnaryOperator logTail;
    private final DoubleUnaryOperator logPdf;
    private final boolean rising;
    private final boolean positive;

    /// @param rising   whether the tail grows with x (cdf)
    /// @param positive whether x can only be positive
    TailSearch(DoubleUnaryOperator logTail, DoubleUnaryOperator logPdf, boolean rising, boolean positive) {
        this.logTail = logTail;
        this.logPdf = logPdf;
        this.rising = rising;
        this.positive = positive;
    }

    /// The x at which the tail is p, 0 < p ≤ 1/2.
    ///
    /// @throws ArithmeticException if the search does not end
    double solve(String operation, double p, double start) {
        double logP = Math.log(p);
        double low = positive ? 0 : -Double.MAX_VALUE;
        double high = Double.MAX_VALUE;
        double x = Double.isNaN(start) ? 1 : Math.clamp(start, positive ? Double.MIN_NORMAL : low, high);
        double lastMiss = Double.POSITIVE_INFINITY;
        for (int step = 0; step < MOST_STEPS; step++) {
            double log = logTail.applyAsDouble(x);
            if (Double.isNaN(log)) {
                throw new ArithmeticException(operation + ": p = " + p + ": the tail at " + x + " is not a number");
            }
            double miss = rising ? log - logP : logP - log;              // positive right of the answer
            if (miss == 0) {
                return x;
            }
            if (miss > 0) {
                high = x;
            } else {
                low = x;
            }
            double rate = positive ? x : Math.hypot(1, x);               // dx/dy
            double move = -miss / (rate * Math.exp(logPdf.applyAsDouble(x) - log));
            double next = x * Math.cosh(move) + rate * Math.sinh(move);  // sinh(asinh x + move), or x e^move
            if (Math.abs(miss) < CLOSE && next >= low && next <= high) {
                return next;
            }
            boolean slow = Math.abs(miss) > 0.5 * lastMiss && step > 2;
            lastMiss = Math.abs(miss);
            if (slow || !(next > low && next < high)) {
                next = middle(low, high);
                lastMiss = Double.POSITIVE_INFINITY;
                if (!(next > low && next < high)) {
                    break;
                }
            }
            x = next;
        }
        boolean enclosed = low > (positive ? 0 : -Double.MAX_VALUE) && high < Double.MAX_VALUE;
        if (enclosed && high - low <= Math.ulp(Math.max(Math.abs(low), Math.abs(high)))) {
            return low + (high - low) / 2;                               // no double lies between
        }
        throw new ArithmeticException(operation + ": p = " + p + ": no answer between " + low + " and " + high);
    }

    /// Half way in y.
    private double middle(double low, double high) {
        if (positive) {
            double bottom = Math.max(low, Double.MIN_VALUE);
            return high / bottom < 1.5 ? low + (high - low) / 2 : Math.sqrt(bottom) * Math.sqrt(high);
        }
        double from = inverseSinh(low);
        double to = inverseSinh(high);
        double middle = Math.sinh((from + to) / 2);
        return to - from < 0.5 || !(middle > low && middle < high) ? low + (high / 2 - low / 2) : middle;
    }

    private static double inverseSinh(double x) {
        double size = Math.abs(x);
        double log = size > 1e150 ? Math.log(size) + Math.log(2) : Math.log1p(size + size * size / (1 + Math.hypot(1, size)));
        return Math.copySign(log, x);
    }
}
