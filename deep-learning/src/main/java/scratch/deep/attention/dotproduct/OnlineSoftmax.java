package scratch.deep.attention.dotproduct;

import java.util.Arrays;

/// A mean weighted by a softmax whose scores come one at a time, each with its value, and are then forgotten. Three things
/// are kept: the largest score so far M, the sum `S = Σ exp(score − M)`, and the values weighted by `exp(score − M)`.
/// A score above M makes all weights so far smaller by the same factor, `exp(M − M')`.
/// Milakov and Gimelshein 2018, *Online normalizer calculation for softmax*.
public final class OnlineSoftmax {
    private double largest = Double.NEGATIVE_INFINITY;
    private double sum;
    private final double[] weighted;

    /// @param width of a value
    public OnlineSoftmax(int width) {
        weighted = new double[width];
    }

    /// One more score, with its value.
    public void see(double score, double... value) {
        if (score == Double.NEGATIVE_INFINITY) {
            return;                                            // hidden
        }
        if (score > largest) {
            double shrink = Math.exp(largest - score);         // 0 at the first score
            sum *= shrink;
            for (int c = 0; c < weighted.length; c++) {
                weighted[c] *= shrink;
            }
            largest = score;
        }
        double weight = Math.exp(score - largest);
        sum += weight;
        DotProductAttention.addTo(weighted, weight, value);
    }

    /// The weighted mean of what was seen; zeros if nothing was.
    public double[] mean() {
        double[] mean = new double[weighted.length];
        mean(mean);
        return mean;
    }

    private void mean(double[] to) {
        for (int c = 0; c < to.length; c++) {
            to[c] = sum > 0 ? weighted[c] / sum : 0;
        }
    }

    /// Forgets what was seen.
    public void restart() {
        largest = Double.NEGATIVE_INFINITY;
        sum = 0;
        Arrays.fill(weighted, 0);
    }

    public double largest() {
        return largest;
    }

    public double sum() {
        return sum;
    }

    /// Attention without the (m, n) weights: room for one row, however many keys there are.
    public static double[][] attend(double[][] q, double[][] k, double[][] v, boolean causal, double scale) {
        double[][] out = new double[q.length][v[0].length];
        OnlineSoftmax row = new OnlineSoftmax(v[0].length);
        for (int i = 0; i < q.length; i++) {
            row.restart();
            for (int j = 0; j < k.length && !(causal && j > i); j++) {
                row.see(scale * DotProductAttention.dot(q[i], k[j]), v[j]);
            }
            row.mean(out[i]);
        }
        return out;
    }

    @Override
    public String toString() {
        return "OnlineSoftmax: largest " + largest + ", sum " + sum + ", weighted " + Arrays.toString(weighted);
    }
}
