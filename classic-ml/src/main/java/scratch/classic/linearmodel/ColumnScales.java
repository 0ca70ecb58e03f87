package scratch.classic.linearmodel;

import java.util.Arrays;

import scratch.classic.data.RowChunks;
import scratch.math.Matrix;
import scratch.math.check.Require;

/// The mean and the standard deviation (divided by n) of each column, in one pass that allocates next to nothing: what a
/// descent needs to have all its coordinates of one size. A column whose values differ by no more than rounding has
/// deviation 1.
record ColumnScales(double[] means, double[] deviations) {

    /// With c, the first row, the mean is c + Σ (xᵢ − c)/n, and the variance Σ (xᵢ − c)²/n less the square of that move. No row
    /// lies farther from the mean than √n deviations: so the variance loses n roundings at most, whatever the data.
    ///
    /// @param operation what messages begin with
    /// @param x         (n, d), finite, n at least 1
    static ColumnScales of(String operation, Matrix x) {
        int n = x.rows();
        int d = x.columns();
        double[] data = x.data();
        double[] sums = RowChunks.of(n, d).sum(0, 2 * d, (from, to, workspace, left) -> {     // Σ (x − c), then Σ (x − c)²
            for (int i = from; i < to; i++) {
                for (int j = 0; j < d; j++) {
                    double apart = data[i * d + j] - data[j];
                    left[j] += apart;
                    left[d + j] += apart * apart;
                }
            }
        });
        double[] means = Arrays.copyOf(data, d);
        double[] deviations = new double[d];
        for (int j = 0; j < d; j++) {
            double move = sums[j] / n;
            double variance = sums[d + j] / n - move * move;
            if (!Double.isFinite(variance)) {
                Require.finite(operation, d, data);
                throw Require.broken("%s: column %d: values too large to be squared and added: take larger units",
                        operation, j);
            }
            means[j] += move;
            double deviation = Math.sqrt(Math.max(0, variance));
            deviations[j] = deviation <= 4 * Math.ulp(means[j]) ? 1 : deviation;
        }
        return new ColumnScales(means, deviations);
    }

    /// Units for a loss with a penalty, √(s² + λ/(n·v)): that of a column that hardly varies is set by the penalty, which bends
    /// the loss there more than the data do.
    ///
    /// @param perRow  λ/n
    /// @param classes K; a probability of 1/K has the variance v = (K − 1)/K²
    ColumnScales penalised(double perRow, int classes) {
        double added = perRow * classes * classes / (classes - 1);
        return new ColumnScales(means, Arrays.stream(deviations).map(s -> Math.sqrt(s * s + added)).toArray());
    }

    /// (x − m)/s: a copy.
    Matrix standardised(Matrix x) {
        Matrix standardised = x.copy();
        double[] data = standardised.data();
        int d = x.columns();
        for (int i = 0; i < data.length; i++) {
            data[i] = (data[i] - means[i % d]) / deviations[i % d];
        }
        return standardised;
    }
}
