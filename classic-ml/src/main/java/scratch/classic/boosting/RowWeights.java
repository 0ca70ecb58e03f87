package scratch.classic.boosting;

import java.util.Arrays;

import scratch.math.check.Require;

/// How much each row counts; together they weigh 1.
final class RowWeights {
    private static final double SMALLEST = 1e-300;     // subtle: a weight that reached 0 could never grow again
    private final double[] weights;                    // (n)

    private RowWeights(double... weights) {
        this.weights = weights;
    }

    /// Equal ones.
    static RowWeights equal(int rows) {
        double[] weights = new double[rows];
        Arrays.fill(weights, 1.0 / rows);
        return new RowWeights(weights);
    }

    /// In these proportions.
    ///
    /// @param given (n), 0 or more, at least one above
    static RowWeights of(String where, int rows, double... given) {
        Require.that(given.length == rows, "%s: %d row weights, %d rows: each row needs one", where, given.length, rows);
        double sum = 0;
        for (int i = 0; i < rows; i++) {
            if (!(given[i] >= 0 && given[i] < Double.POSITIVE_INFINITY)) {
                throw Require.broken("%s: weight %s of row %d: must be finite, 0 or more", where, given[i], i);
            }
            sum += given[i];
        }
        Require.that(sum > 0 && sum < Double.POSITIVE_INFINITY, "%s: the row weights add up to %s: must be above 0 and finite",
                where, sum);
        double all = sum;
        return new RowWeights(Arrays.stream(given).map(weight -> weight / all).toArray());
    }

    /// (n), not a copy.
    double[] values() {
        return weights;
    }

    /// What the rows that are marked weigh together.
    double of(boolean[] marked) {
        double sum = 0;
        for (int i = 0; i < marked.length; i++) {
            sum += marked[i] ? weights[i] : 0;
        }
        return sum;
    }

    /// Multiplies the weights of the rows that are marked, and divides all by their new sum.
    void multiply(boolean[] marked, double factor) {
        double sum = 0;
        for (int i = 0; i < weights.length; i++) {
            weights[i] *= marked[i] ? factor : 1;
            sum += weights[i];
        }
        for (int i = 0; i < weights.length; i++) {
            weights[i] = weights[i] == 0 ? 0 : Math.max(SMALLEST, weights[i] / sum);
        }
    }
}
