package scratch.classic.histogram;

import java.util.Arrays;

import scratch.math.Matrix;
import scratch.math.check.Require;

/// Rows to learn from, or to be watched while learning.
///
/// @param x       (n, d); numbers, or codes of categories; NaN where a value is missing
/// @param y       (n), the answers: numbers, or classes from 0
/// @param weights (n), how much each row counts, 0 or more
public record Sample(Matrix x, double[] y, double[] weights) {
    public Sample {
        Require.notEmpty("Sample", x.rows(), x.columns());
        Require.that(y.length == x.rows() && weights.length == x.rows(), "Sample: %d answers and %d weights for %d rows: each"
                + " row needs one of both", y.length, weights.length, x.rows());
        Require.finite("Sample", "y", y);
        Require.finite("Sample", "weights", weights);
        double sum = 0;
        for (int i = 0; i < weights.length; i++) {
            if (weights[i] < 0) {
                throw Require.broken("Sample: weight %s of row %d: must not be negative", weights[i], i);
            }
            sum += weights[i];
        }
        Require.that(sum > 0, "Sample: all weights are 0: one must have more");
    }

    /// Rows of weight 1.
    public static Sample of(Matrix x, double... y) {
        double[] ones = new double[y.length];
        Arrays.fill(ones, 1);
        return new Sample(x, y, ones);
    }

    /// Rows of weight 1 with classes.
    public static Sample of(Matrix x, int... labels) {
        return of(x, Arrays.stream(labels).asDoubleStream().toArray());
    }

    int rows() {
        return y.length;
    }
}
