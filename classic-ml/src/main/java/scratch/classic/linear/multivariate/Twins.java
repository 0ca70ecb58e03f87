package scratch.classic.linear.multivariate;

import java.util.Arrays;

import scratch.math.Matrix;
import scratch.math.check.Require;

/// Two columns that differ by a little: x₂ = x₁ + z/2^k, with y = 1 + x₁ + x₂. All values are whole multiples of
/// 2^−k, so nothing is rounded before a way begins, and the right coefficients are 1, 1 and 1.
///
/// @param x (n, 2)
/// @param y (n)
record Twins(Matrix x, double[] y) {
    private static final int ROWS = 40;
    static final double[] RIGHT = {1, 1, 1};

    /// @param k how alike they are: the difference halves with each one more, 0 to 40
    static Twins of(int k) {
        Require.that(k >= 0 && k <= 40, "Twins.of: k = %d: must be from 0 to 40", k);
        double[][] rows = new double[ROWS][2];
        double[] y = new double[ROWS];
        for (int i = 0; i < ROWS; i++) {
            rows[i][0] = i - ROWS / 2;
            rows[i][1] = rows[i][0] + Math.scalb((double) (i * 7 % 11 - 5), -k);
            y[i] = 1 + rows[i][0] + rows[i][1];
        }
        return new Twins(Matrix.of(rows), y);
    }

    /// Right digits of b₀, b₁ and b₂, in whole numbers.
    int digits(Way way) {
        return (int) way.typicalDigits(x, y, RIGHT);
    }

    /// What of the second column is its own, as a share of its standard deviation.
    double difference() {
        double[] own = new double[ROWS];
        Arrays.setAll(own, i -> x.get(i, 1) - x.get(i, 0));
        return Math.sqrt(Arrays.stream(own).map(v -> v * v).sum() / ROWS) / 11.5;
    }
}
