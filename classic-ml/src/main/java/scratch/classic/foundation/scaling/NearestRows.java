package scratch.classic.foundation.scaling;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

import scratch.math.Matrix;
import scratch.math.check.Require;

/// The rows that lie nearest to a row, and the class that most of them have: the plainest method that lives on distances.
public final class NearestRows {
    private NearestRows() {
    }

    /// The k rows of x with the smallest squared distance to the row, the nearest first; of equal ones the earlier.
    public static int[] of(Matrix x, double[] row, int k) {                  // x: (n, d), row: (d)
        Require.that(row.length == x.columns(), "NearestRows.of: a row of %d values: the rows of x have %d", row.length,
                x.columns());
        Require.that(k >= 1 && k <= x.rows(), "NearestRows.of: k = %d: must be from 1 to %d rows", k, x.rows());
        double[] distances = new double[x.rows()];
        Arrays.setAll(distances, i -> squaredDistance(x, i, row));
        return IntStream.range(0, x.rows()).boxed().sorted(Comparator.comparingDouble(i -> distances[i])).limit(k)
                .mapToInt(Integer::intValue).toArray();
    }

    /// The commonest class among the k nearest rows of x, for each of the rows; of equally common ones the smaller.
    public static int[] vote(Matrix x, int[] labels, Matrix rows, int k) {
        int classes = Arrays.stream(labels).max().orElseThrow() + 1;
        int[] answers = new int[rows.rows()];
        for (int i = 0; i < answers.length; i++) {
            int[] votes = new int[classes];
            for (int near : of(x, rows.row(i), k)) {
                votes[labels[near]]++;
            }
            for (int c = 1; c < classes; c++) {
                answers[i] = votes[c] > votes[answers[i]] ? c : answers[i];
            }
        }
        return answers;
    }

    /// How many places hold the same class.
    public static int agreeing(int[] answers, int[] labels) {
        return (int) IntStream.range(0, labels.length).filter(i -> answers[i] == labels[i]).count();
    }

    private static double squaredDistance(Matrix x, int i, double[] row) {
        double sum = 0;
        for (int j = 0; j < row.length; j++) {
            double difference = x.get(i, j) - row[j];
            sum += difference * difference;
        }
        return sum;
    }
}
