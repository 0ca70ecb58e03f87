package scratch.classic.preprocess;

import scratch.math.Matrix;
import scratch.math.decomposition.Cholesky;

/// One column predicted from all others: b₀ + Σ bⱼzⱼ, the ridge regression (S + λI) b = c of centred sums of squares.
///
/// @param column       which one is predicted
/// @param coefficients b₀, then b of the others in their order; (d)
record ColumnRegression(int column, double[] coefficients) {

    /// Learns from the rows in which column j is known.
    ///
    /// @param z       (n, d), standardised, NaN where missing
    /// @param filled  (n, d), the same with guesses in the gaps
    /// @param penalty λ, above 0
    static ColumnRegression fit(double[][] z, double[][] filled, int j, double penalty) {
        int d = z[0].length;
        double[] means = new double[d];
        int known = 0;
        for (int i = 0; i < z.length; i++) {
            if (!Double.isNaN(z[i][j])) {
                known++;
                for (int a = 0; a < d; a++) {
                    means[a] += filled[i][a];
                }
            }
        }
        for (int a = 0; a < d; a++) {
            means[a] /= known;
        }
        Matrix sums = Matrix.zeros(d - 1, d - 1);               // S + λI
        double[] cross = new double[d - 1];                     // c
        for (int i = 0; i < z.length; i++) {
            if (!Double.isNaN(z[i][j])) {
                add(filled[i], means, j, sums, cross);
            }
        }
        for (int a = 0; a < d - 1; a++) {
            sums.set(a, a, sums.get(a, a) + penalty);
            for (int b = 0; b < a; b++) {
                sums.set(b, a, sums.get(a, b));
            }
        }
        double[] slopes = solve(sums, cross, penalty);
        double[] coefficients = new double[d];
        coefficients[0] = means[j];
        for (int a = 0; a < d - 1; a++) {
            coefficients[0] -= slopes[a] * means[other(a, j)];
            coefficients[a + 1] = slopes[a];
        }
        return new ColumnRegression(j, coefficients);
    }

    private static double[] solve(Matrix sums, double[] cross, double penalty) {
        try {
            return Cholesky.of(sums).solve(cross);
        } catch (ArithmeticException notPositive) {
            throw new ArithmeticException("IterativeImputer.fit: penalty " + penalty + ": columns are made up by others: take a"
                    + " larger penalty");
        }
    }

    // One row of the centred sums of squares and products, lower half.
    private static void add(double[] row, double[] means, int j, Matrix sums, double[] cross) {
        for (int a = 0; a < cross.length; a++) {
            double centred = row[other(a, j)] - means[other(a, j)];
            cross[a] += centred * (row[j] - means[j]);
            for (int b = 0; b <= a; b++) {
                sums.set(a, b, sums.get(a, b) + centred * (row[other(b, j)] - means[other(b, j)]));
            }
        }
    }

    // The a-th column that is not j.
    private static int other(int a, int j) {
        return a < j ? a : a + 1;
    }

    /// What is predicted for a row; always added in the same order, so that it gets the same bits whatever stands beside it.
    double at(double[] row) {
        double sum = coefficients[0];
        for (int a = 0; a < coefficients.length - 1; a++) {
            sum += coefficients[a + 1] * row[other(a, column)];
        }
        return sum;
    }
}
