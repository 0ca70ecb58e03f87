package scratch.deep.attention.dotproduct;

import scratch.math.check.Require;

/// Scaled dot-product attention in plain loops, with its gradient: a dictionary that is looked up softly. Row i of the result
/// is the mean of all values, weighted by `softmax_j(scale·q_i·k_j)`; a pair may be hidden, and then weighs 0. A query that
/// sees no key at all gets zeros.
/// Cost: m·n·(d + e) multiplications for m queries and n keys of width d, with values of width e.
/// Vaswani et al. 2017.
public final class DotProductAttention {

    /// @param weights (m, n), each row adding up to 1, or to 0 where a query sees nothing
    /// @param out     (m, e)
    public record Result(double[][] weights, double[][] out) { }

    /// Of the same shapes as what they are the gradients at.
    public record Gradient(double[][] q, double[][] k, double[][] v) { }

    private DotProductAttention() {
    }

    /// `1/√d`
    public static double scale(double[]... q) {
        return 1 / Math.sqrt(q[0].length);
    }

    /// q (m, d), k (n, d), v (n, e); hidden (m, n), or null for none.
    public static Result attend(double[][] q, double[][] k, double[][] v, boolean[][] hidden, double scale) {
        Require.that(q[0].length == k[0].length, "DotProductAttention.attend: queries of %d and keys of %d numbers: must be"
                + " equally many", q[0].length, k[0].length);
        Require.that(k.length == v.length, "DotProductAttention.attend: %d keys and %d values: needs one for each", k.length,
                v.length);
        double[][] weights = new double[q.length][k.length];                   // (m, n)
        double[][] out = new double[q.length][v[0].length];                    // (m, e)
        for (int i = 0; i < q.length; i++) {
            double[] scores = new double[k.length];
            for (int j = 0; j < k.length; j++) {
                boolean seen = hidden == null || !hidden[i][j];
                scores[j] = seen ? scale * dot(q[i], k[j]) : Double.NEGATIVE_INFINITY;
            }
            weights[i] = softmax(scores);
            for (int j = 0; j < k.length; j++) {
                addTo(out[i], weights[i][j], v[j]);
            }
        }
        return new Result(weights, out);
    }

    /// From the gradient g (m, e) at the result to those at queries, keys and values.
    public static Gradient backward(double[][] q, double[][] k, double[][] v, double scale, Result result, double[][] g) {
        Gradient d = new Gradient(new double[q.length][q[0].length], new double[k.length][k[0].length],
                new double[v.length][v[0].length]);
        for (int i = 0; i < q.length; i++) {
            double[] weights = result.weights[i];
            double mean = dot(g[i], result.out[i]);                            // Σ_j weight_j · (g · v_j)
            for (int j = 0; j < k.length; j++) {
                addTo(d.v[j], weights[j], g[i]);
                double slope = weights[j] * (dot(g[i], v[j]) - mean);          // of the score, through softmax
                addTo(d.q[i], scale * slope, k[j]);
                addTo(d.k[j], scale * slope, q[i]);
            }
        }
        return d;
    }

    /// Exponentials divided by their sum; zeros where everything is −∞.
    static double[] softmax(double... scores) {
        double largest = Double.NEGATIVE_INFINITY;
        for (double score : scores) {
            largest = Math.max(largest, score);
        }
        double[] weights = new double[scores.length];
        if (largest == Double.NEGATIVE_INFINITY) {
            return weights;                                                    // subtle: −∞ − −∞ would be NaN
        }
        double sum = 0;
        for (int j = 0; j < scores.length; j++) {
            weights[j] = Math.exp(scores[j] - largest);
            sum += weights[j];
        }
        for (int j = 0; j < scores.length; j++) {
            weights[j] /= sum;
        }
        return weights;
    }

    static double dot(double[] a, double[] b) {
        double sum = 0;
        for (int c = 0; c < a.length; c++) {
            sum += a[c] * b[c];
        }
        return sum;
    }

    /// `to ← to + factor·row`
    static void addTo(double[] to, double factor, double[] row) {
        for (int c = 0; c < row.length; c++) {
            to[c] += factor * row[c];
        }
    }
}
