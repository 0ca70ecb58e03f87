package scratch.classic.cluster.kmeans;

import java.util.Arrays;
import java.util.random.RandomGenerator;

import scratch.math.Matrix;
import scratch.math.check.Require;

/// The first centroids. k-means++ draws them far apart: each one is a data point, drawn with probability
/// Dᵢ² / Σ D², where Dᵢ is point i's distance to the nearest centroid drawn so far.
///
/// The expected inertia is then at most 8 (ln k + 2) times the best one, before Lloyd even starts. Cost O(n·k·d).
/// Arthur and Vassilvitskii 2007, "k-means++: The Advantages of Careful Seeding".
public final class Seeding {
    private Seeding() {
    }

    /// k rows of x; (k, d).
    static Matrix choose(KMeans.Start start, Matrix x, int k, RandomGenerator random) {
        return x.selectRows(switch (start) {
            case PLUS_PLUS -> plusPlus(x, k, random);
            case RANDOM -> randomRows(x.rows(), k, random);
        });
    }

    /// k-means++.
    ///
    /// @param x (n, d), not empty, with at least k rows that differ by so much that the square is above 0
    /// @return the numbers of the rows drawn; (k)
    /// @throws IllegalArgumentException if there are fewer such rows
    public static int[] plusPlus(Matrix x, int k, RandomGenerator random) {
        Require.that(k >= 1 && k <= x.rows() && x.columns() > 0, "Seeding.plusPlus: k = %d for data of (%d, %d): needs a"
                + " column, and k from 1 to the number of rows", k, x.rows(), x.columns());
        int[] chosen = new int[k];
        double[] weights = new double[x.rows()];    // (n), D²
        Arrays.fill(weights, Double.POSITIVE_INFINITY);
        chosen[0] = random.nextInt(x.rows());
        for (int c = 1; c < k; c++) {
            double total = lowerWeights(x, chosen[c - 1], weights);
            Require.that(total > 0 && total < Double.POSITIVE_INFINITY, "Seeding.plusPlus: k = %d: after %d centroids the"
                    + " squared distances of all rows to the nearest one add up to %s: must be above 0, and finite", k, c,
                    total);
            chosen[c] = draw(weights, random.nextDouble() * total);
        }
        return chosen;
    }

    /// k different row numbers out of n, all sets equally likely: the first k cards of a shuffled deck.
    static int[] randomRows(int n, int k, RandomGenerator random) {
        int[] deck = new int[n];
        for (int i = 0; i < n; i++) {
            deck[i] = i;
        }
        for (int c = 0; c < k; c++) {
            int pick = random.nextInt(c, n);
            int card = deck[pick];
            deck[pick] = deck[c];
            deck[c] = card;
        }
        return Arrays.copyOf(deck, k);
    }

    /// weightsᵢ = min(weightsᵢ, ‖xᵢ − x_centroid‖²); returns their sum.
    static double lowerWeights(Matrix x, int centroid, double[] weights) {
        int d = x.columns();
        double[] data = x.data();
        double total = 0;
        for (int i = 0; i < weights.length; i++) {
            double distance = 0;
            for (int j = 0; j < d; j++) {
                double difference = data[i * d + j] - data[centroid * d + j];
                distance += difference * difference;
            }
            weights[i] = Math.min(weights[i], distance);
            total += weights[i];
        }
        return total;
    }

    /// The first row at which the running sum of weights passes `target`.
    private static int draw(double[] weights, double target) {
        double running = 0;
        int last = -1;
        for (int i = 0; i < weights.length; i++) {
            running += weights[i];
            if (weights[i] > 0) {
                last = i;   // subtle: a row of weight 0 is a centroid already, or a copy of one
                if (running > target) {
                    return i;
                }
            }
        }
        return last;        // rounding left target at the very end
    }
}
