package scratch.classic.cluster.kmeansuses;

import java.util.Arrays;

import scratch.math.Matrix;
import scratch.math.check.Require;

/// What is done to a table before k-means sees it. Distances add up columns, so the units decide; and a mean follows the
/// largest values, so the shape of a column decides as well.
enum Preparation {
    /// Columns as they are: the one with the largest numbers decides.
    NONE,
    /// Mean 0, standard deviation 1: every column counts, but a long tail stays a long tail.
    STANDARDISED,
    /// The logarithm first: a factor counts the same everywhere, from 2 to 4 as from 200 to 400.
    LOG_STANDARDISED;

    /// @param x (n, d), for LOG_STANDARDISED positive
    Matrix of(Matrix x) {
        Matrix prepared = x.copy();
        if (this == LOG_STANDARDISED) {
            for (int at = 0; at < prepared.data().length; at++) {
                Require.that(x.data()[at] > 0, "Preparation: row %d, column %d is %s: a logarithm needs a positive number",
                        at / x.columns(), at % x.columns(), x.data()[at]);
                prepared.data()[at] = Math.log(x.data()[at]);
            }
        }
        for (int j = 0; j < x.columns() && this != NONE; j++) {
            double[] column = prepared.column(j);
            double mean = Arrays.stream(column).average().orElse(0);
            double variance = Arrays.stream(column).map(v -> (v - mean) * (v - mean)).average().orElse(0);
            double unit = variance > 0 ? Math.sqrt(variance) : 1;       // a constant column becomes 0
            for (int i = 0; i < x.rows(); i++) {
                prepared.set(i, j, (column[i] - mean) / unit);
            }
        }
        return prepared;
    }
}
