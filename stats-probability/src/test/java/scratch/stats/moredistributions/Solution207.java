package scratch.stats.moredistributions;

import scratch.stats.special.GammaFunction;

/// A solution of exercise 207.
final class Solution207 {
    private Solution207() {
    }

    static double regularizedBeta(double a, double b, double x, double y) {
        if (x == 0 || y == 0) {
            return x == 0 ? 0 : 1;
        }
        return x <= (a + 1) / (a + b + 2) ? fraction(a, b, x, y, 100_000) : 1 - fraction(b, a, y, x, 100_000);
    }

    /// x^a y^b / (a B(a, b)) · 1/(1 + d₁/(1 + d₂/(1 + …))), by Lentz.
    static double fraction(double a, double b, double x, double y, int limit) {
        double c = 1;
        double d = 1 / (1 - (a + b) * x / (a + 1));
        double value = d;
        double change = 0;
        for (int m = 1; m <= limit && Math.abs(change - 1) > 1e-15; m++) {
            double even = m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m));
            d = 1 / (1 + even * d);
            c = 1 + even / c;
            value *= c * d;
            double odd = -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1));
            d = 1 / (1 + odd * d);
            c = 1 + odd / c;
            change = c * d;
            value *= change;
        }
        double logBeta = GammaFunction.logGamma(a) + GammaFunction.logGamma(b) - GammaFunction.logGamma(a + b);
        return Math.exp(a * Math.log(x) + b * Math.log(y) - logBeta) / a * value;
    }
}
