package scratch.deep.attention.dotproduct;

import java.util.SplittableRandom;

/// What becomes of a softmax over products of random vectors when these grow longer: measured, with and without 1/√d.
///
/// @param d        numbers in a query and a key, each normal with variance 1
/// @param variance of the products q·k
/// @param largest  weight of 32 keys, on the mean: 1/32 if all are alike, 1 if one takes all
/// @param slope    the sum of |∂weight/∂score| over all pairs of keys, on the mean: what is left of a gradient
/// @param scaledLargest the same with products divided by √d
/// @param scaledSlope   …
record ScaleProbe(int d, double variance, double largest, double slope, double scaledLargest, double scaledSlope) {
    static final int KEYS = 32;

    static ScaleProbe of(int d, int queries, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        double squares = 0;
        double[] sums = new double[4];
        for (int i = 0; i < queries; i++) {
            double[] q = normal(random, d);
            double[] scores = new double[KEYS];
            double[] scaled = new double[KEYS];
            for (int j = 0; j < KEYS; j++) {
                scores[j] = DotProductAttention.dot(q, normal(random, d));
                scaled[j] = scores[j] / Math.sqrt(d);
                squares += scores[j] * scores[j];
            }
            add(DotProductAttention.softmax(scores), sums, 0);
            add(DotProductAttention.softmax(scaled), sums, 2);
        }
        return new ScaleProbe(d, squares / queries / KEYS, sums[0] / queries, sums[1] / queries, sums[2] / queries,
                sums[3] / queries);
    }

    private static double[] normal(SplittableRandom random, int d) {
        double[] row = new double[d];
        for (int c = 0; c < d; c++) {
            row[c] = random.nextGaussian();
        }
        return row;
    }

    /// The Jacobian of softmax is `diag(w) − w·wᵀ`; its entries have the absolute sum `2·(1 − Σ w²)`.
    private static void add(double[] weights, double[] sums, int at) {
        double largest = 0;
        double squares = 0;
        for (double w : weights) {
            largest = Math.max(largest, w);
            squares += w * w;
        }
        sums[at] += largest;
        sums[at + 1] += 2 * (1 - squares);
    }
}
