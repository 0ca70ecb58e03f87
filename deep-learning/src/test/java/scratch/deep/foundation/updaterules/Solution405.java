package scratch.deep.foundation.updaterules;

import java.util.function.DoubleUnaryOperator;

/// A solution of exercise 405.
final class Solution405 {
    private Solution405() {
    }

    static double[] adam(DoubleUnaryOperator gradient, double start, double rate, int steps) {
        double[] path = new double[steps];
        double w = start;
        double m = 0;
        double v = 0;
        for (int t = 1; t <= steps; t++) {
            double g = gradient.applyAsDouble(w);
            m = 0.9 * m + 0.1 * g;
            v = 0.999 * v + 0.001 * g * g;
            double mean = m / (1 - Math.pow(0.9, t));
            double square = v / (1 - Math.pow(0.999, t));
            w -= rate * mean / (Math.sqrt(square) + 1e-8);
            path[t - 1] = w;
        }
        return path;
    }
}
