package scratch.deep.attention.multihead;

import java.util.Arrays;
import java.util.SplittableRandom;

/// Self-attention in several heads, with rotary positions if wanted, in plain loops, and its gradient.
///
/// `Q = X·W_Q`, `K = X·W_K`, `V = X·W_V`; head h takes columns `h·w` to `(h + 1)·w − 1` of each, turns rows of Q and K by
/// their places, and computes `softmax(Q_h·K_hᵀ/√w)·V_h`; the heads stand side by side again in `Y = concat·W_O`.
/// Vaswani et al. 2017; Su et al. 2021.
///
/// @param wq, wk, wv, wo (d, d), one column for each output
/// @param heads          how many; must divide d
/// @param rotary         whether rows of Q and K are turned by their places
record Heads(double[][] wq, double[][] wk, double[][] wv, double[][] wo, int heads, boolean rotary) {
    static final double BASE = 10_000;

    static Heads random(int d, int heads, boolean rotary, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        return new Heads(normal(random, d, d), normal(random, d, d), normal(random, d, d), normal(random, d, d), heads, rotary);
    }

    /// What the way back needs: queries and keys (turned), values, the weights of every head (heads, n, n), and the heads'
    /// results side by side (n, d).
    record Pass(double[][] q, double[][] k, double[][] v, double[][][] weights, double[][] found, double[][] y) { }

    /// x (n, d) → y (n, d)
    Pass forward(double[][] x) {
        double[][] q = turned(product(x, wq), 1);
        double[][] k = turned(product(x, wk), 1);
        double[][] v = product(x, wv);
        double[][][] weights = new double[heads][x.length][x.length];
        double[][] found = new double[x.length][wq.length];
        for (int h = 0; h < heads; h++) {
            attend(h, q, k, v, weights[h], found);
        }
        return new Pass(q, k, v, weights, found, product(found, wo));
    }

    /// One head: reads its own columns of queries, keys and values, and writes its own columns of what was found.
    private void attend(int h, double[][] q, double[][] k, double[][] v, double[][] weights, double[][] found) {
        int width = wq.length / heads;
        for (int i = 0; i < q.length; i++) {
            for (int j = 0; j < k.length; j++) {
                weights[i][j] = dot(q[i], k[j], h * width, width) / Math.sqrt(width);
            }
            softmax(weights[i]);
            for (int j = 0; j < k.length; j++) {
                addTo(found[i], weights[i][j], v[j], h * width, width);
            }
        }
    }

    /// The gradients at x, wq, wk, wv and wo, from the one at y.
    double[][][] backward(double[][] x, Pass pass, double[][] g) {
        int n = x.length;
        int d = wq.length;
        int width = d / heads;
        double[][] byFound = product(g, transposed(wo));
        double[][] dq = new double[n][d];
        double[][] dk = new double[n][d];
        double[][] dv = new double[n][d];
        for (int h = 0; h < heads; h++) {
            for (int i = 0; i < n; i++) {
                double mean = dot(byFound[i], pass.found[i], h * width, width);
                for (int j = 0; j < n; j++) {
                    double weight = pass.weights[h][i][j];
                    addTo(dv[j], weight, byFound[i], h * width, width);
                    double slope = weight * (dot(byFound[i], pass.v[j], h * width, width) - mean) / Math.sqrt(width);
                    addTo(dq[i], slope, pass.k[j], h * width, width);
                    addTo(dk[j], slope, pass.q[i], h * width, width);
                }
            }
        }
        dq = turned(dq, -1);                                   // a turn is undone by the turn back
        dk = turned(dk, -1);
        double[][] xT = transposed(x);
        double[][] dx = product(dq, transposed(wq));
        add(dx, product(dk, transposed(wk)));
        add(dx, product(dv, transposed(wv)));
        return new double[][][] {dx, product(xT, dq), product(xT, dk), product(xT, dv), product(transposed(pass.found), g)};
    }

    /// Each row turned by its place, head by head; with sign −1 back.
    private double[][] turned(double[][] rows, int sign) {
        if (!rotary) {
            return rows;
        }
        int width = wq.length / heads;
        double[][] result = new double[rows.length][rows[0].length];
        for (int p = 0; p < rows.length; p++) {
            for (int h = 0; h < heads; h++) {
                double[] part = rotate(Arrays.copyOfRange(rows[p], h * width, (h + 1) * width), sign * p, BASE);
                System.arraycopy(part, 0, result[p], h * width, width);
            }
        }
        return result;
    }

    /// Numbers i and `i + d/2` of a vector, as a point of a plane, turned by `place·base^(−2i/d)`.
    static double[] rotate(double[] x, int place, double base) {
        int half = x.length / 2;
        double[] y = new double[x.length];
        for (int i = 0; i < half; i++) {
            double angle = place * Math.pow(base, -2.0 * i / x.length);
            y[i] = x[i] * Math.cos(angle) - x[i + half] * Math.sin(angle);
            y[i + half] = x[i + half] * Math.cos(angle) + x[i] * Math.sin(angle);
        }
        return y;
    }

    // ---------------------------------------------------------------- small algebra

    static double[][] normal(SplittableRandom random, int rows, int columns) {
        double[][] table = new double[rows][columns];
        for (double[] row : table) {
            Arrays.setAll(row, c -> random.nextGaussian() / Math.sqrt(columns));
        }
        return table;
    }

    private static void softmax(double[] row) {
        double largest = Arrays.stream(row).max().orElseThrow();
        double sum = 0;
        for (int j = 0; j < row.length; j++) {
            row[j] = Math.exp(row[j] - largest);
            sum += row[j];
        }
        for (int j = 0; j < row.length; j++) {
            row[j] /= sum;
        }
    }

    static double dot(double[] a, double[] b, int from, int count) {
        double sum = 0;
        for (int c = from; c < from + count; c++) {
            sum += a[c] * b[c];
        }
        return sum;
    }

    private static void addTo(double[] to, double factor, double[] row, int from, int count) {
        for (int c = from; c < from + count; c++) {
            to[c] += factor * row[c];
        }
    }

    private static void add(double[][] to, double[][] rows) {
        for (int i = 0; i < to.length; i++) {
            addTo(to[i], 1, rows[i], 0, rows[i].length);
        }
    }

    private static double[][] product(double[][] a, double[][] b) {
        double[][] c = new double[a.length][b[0].length];
        for (int i = 0; i < a.length; i++) {
            for (int k = 0; k < b.length; k++) {
                addTo(c[i], a[i][k], b[k], 0, b[k].length);
            }
        }
        return c;
    }

    private static double[][] transposed(double[][] a) {
        double[][] t = new double[a[0].length][a.length];
        for (int i = 0; i < a.length; i++) {
            for (int j = 0; j < a[i].length; j++) {
                t[j][i] = a[i][j];
            }
        }
        return t;
    }
}
