package scratch.math.tensor.contract;

import scratch.math.tensor.Attention;

/// Attention and its gradient pair by pair in double precision. Slow, and easy to believe.
final class AttentionReference {
    final double[] out;
    final double[] logSums;
    final double[] dq;
    final double[] dk;
    final double[] dv;
    final double[] dBias;                  // of every pair

    private final int m;
    private final int n;
    private final int d;
    private final int e;
    private final double scale;

    /// shape: batch, heads, queries, keys, width of keys, width of values; bias and kept hold a number for every pair.
    AttentionReference(Attention how, int[] shape, float[] q, float[] k, float[] v, double[] bias, double[] kept, float[] g) {
        int heads = shape[1];
        int pairs = shape[0] * heads;
        m = shape[2];
        n = shape[3];
        d = shape[4];
        e = shape[5];
        scale = how.scale() == 0 ? 1 / Math.sqrt(d) : how.scale();
        out = new double[pairs * m * e];
        logSums = new double[pairs * m];
        dq = new double[q.length];
        dk = new double[k.length];
        dv = new double[v.length];
        dBias = new double[pairs * m * n];
        for (int head = 0; head < pairs; head++) {
            for (int i = 0; i < m; i++) {
                row(how, head, heads, i, q, k, v, bias, kept, g);
            }
        }
    }

    private void row(Attention how, int head, int heads, int i, float[] q, float[] k, float[] v, double[] bias,
                     double[] kept, float[] g) {
        double[] scores = new double[n];
        double total = 0;
        int length = how.lengths() == null ? n : how.lengths()[head / heads];
        for (int j = 0; j < n; j++) {
            for (int c = 0; c < d; c++) {
                scores[j] += scale * q[(head * m + i) * d + c] * k[(head * n + j) * d + c];
            }
            scores[j] += bias[(head * m + i) * n + j];
            if (how.hidesFuture() && j > i + how.past() || j >= length) {
                scores[j] = Double.NEGATIVE_INFINITY;
            }
            total += Math.exp(scores[j]);
        }
        logSums[head * m + i] = Math.log(total);
        double[] slopes = new double[n];
        double mean = 0;
        for (int j = 0; j < n; j++) {
            double weight = total == 0 ? 0 : Math.exp(scores[j]) / total;
            double keep = kept[(head * m + i) * n + j];
            for (int c = 0; c < e; c++) {
                out[(head * m + i) * e + c] += weight * keep * v[(head * n + j) * e + c];
                dv[(head * n + j) * e + c] += weight * keep * g[(head * m + i) * e + c];
                slopes[j] += keep * g[(head * m + i) * e + c] * v[(head * n + j) * e + c];
            }
            mean += weight * slopes[j];
        }
        for (int j = 0; j < n; j++) {
            double weight = total == 0 ? 0 : Math.exp(scores[j]) / total;
            double slope = weight * (slopes[j] - mean);
            dBias[(head * m + i) * n + j] = slope;
            for (int c = 0; c < d; c++) {
                dq[(head * m + i) * d + c] += scale * slope * k[(head * n + j) * d + c];
                dk[(head * n + j) * d + c] += scale * slope * q[(head * m + i) * d + c];
            }
        }
    }

    /// A bias of some shape as a number for every pair.
    static double[] stretched(float[] bias, int[] shape, int... pairs) {
        double[] all = new double[Material.size(pairs)];
        for (int i = 0; i < all.length && bias.length > 0; i++) {
            all[i] = bias[Material.flat(Material.index(i, pairs), shape)];
        }
        return all;
    }

    /// The gradient at the bias itself: added up over all pairs that used the same number.
    double[] dBias(int[] shape, int... pairs) {
        double[] sums = new double[Material.size(shape)];
        for (int i = 0; i < dBias.length; i++) {
            sums[Material.flat(Material.index(i, pairs), shape)] += dBias[i];
        }
        return sums;
    }
}
