package scratch.classic.cluster.kmeansuses;

import java.util.Arrays;
import java.util.SplittableRandom;

import scratch.classic.cluster.kmeans.KMeans;
import scratch.classic.metrics.AdjustedRandIndex;
import scratch.math.Matrix;
import scratch.math.check.Require;

/// Would other customers have given the same segments? Two models learn from two random halves of the rows, both then assign
/// all rows, and the adjusted Rand index says how far they agree: 1 is the same grouping, 0 what chance gives.
///
/// With too many clusters each half cuts real groups in a place of its own. Ben-Hur, Elisseeff and Guyon 2002; Lange et al.
/// 2004.
final class Stability {
    private static final int RESTARTS = 10;

    private Stability() {
    }

    /// The mean agreement over pairs of halves, for k clusters.
    ///
    /// @param x (n, d)
    static double of(Matrix x, int k, int pairs, long seed) {
        Require.that(2 * k <= x.rows(), "Stability.of: k = %d of %d rows: each half needs at least k", k, x.rows());
        Require.atLeast(1, "Stability.of", "pairs", pairs);
        SplittableRandom random = new SplittableRandom(seed);
        KMeans.Options options = KMeans.Options.of(k).withRestarts(RESTARTS);
        double sum = 0;
        for (int pair = 0; pair < pairs; pair++) {
            int[] rows = shuffled(x.rows(), random);
            int half = rows.length / 2;
            KMeans first = KMeans.fit(x.selectRows(Arrays.copyOf(rows, half)), options);
            KMeans second = KMeans.fit(x.selectRows(Arrays.copyOfRange(rows, half, rows.length)), options);
            sum += AdjustedRandIndex.of(first.predict(x), second.predict(x));
        }
        return sum / pairs;
    }

    private static int[] shuffled(int n, SplittableRandom random) {
        int[] rows = new int[n];
        for (int i = 0; i < n; i++) {
            int place = random.nextInt(i + 1);
            rows[i] = rows[place];
            rows[place] = i;
        }
        return rows;
    }
}
