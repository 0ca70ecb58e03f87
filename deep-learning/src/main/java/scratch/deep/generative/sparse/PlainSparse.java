package scratch.deep.generative.sparse;

import scratch.math.check.Require;

/// A sparse autoencoder with one hidden layer in plain arrays: `h = f(x·W + b)`, `x̂ = h·V + c`, loss `(1/nd)·‖x̂ − x‖²` plus
/// the
/// penalty. The definition that the layers of the library are held to.
///
/// @param w [input][hidden]
/// @param b [hidden]
/// @param v [hidden][output]
/// @param c [output]
public record PlainSparse(double[][] w, double[] b, double[][] v, double[] c) {

    /// Loss, penalty included, with its derivatives in the shapes of the network.
    public record Gradient(double loss, PlainSparse by) { }

    /// The activations of every row: (n, m).
    public double[][] hidden(double[][] x, Sparsity sparsity) {
        double[][] h = new double[x.length][];
        for (int n = 0; n < x.length; n++) {
            h[n] = b.clone();
            for (int u = 0; u < b.length; u++) {
                for (int i = 0; i < x[n].length; i++) {
                    h[n][u] += x[n][i] * w[i][u];
                }
                h[n][u] = sparsity instanceof Sparsity.Divergence ? 1 / (1 + Math.exp(-h[n][u])) : Math.max(0, h[n][u]);
            }
            if (sparsity instanceof Sparsity.TopK rule) {
                boolean[] kept = Penalties.largest(rule.k(), h[n]);
                for (int u = 0; u < b.length; u++) {
                    h[n][u] = kept[u] ? h[n][u] : 0;
                }
            }
        }
        return h;
    }

    /// @param x rows, inputs and targets alike: (n, d)
    public Gradient gradient(double[][] x, Sparsity sparsity) {
        Require.that(x.length >= 1, "PlainSparse.gradient: no rows: needs one");
        double[][] h = hidden(x, sparsity);
        double[][] byHidden = penaltyGradient(h, sparsity);
        double loss = penalty(h, sparsity);
        var sum = new PlainSparse(new double[w.length][b.length], new double[b.length], new double[b.length][c.length],
                new double[c.length]);
        for (int n = 0; n < x.length; n++) {
            for (int j = 0; j < c.length; j++) {
                double y = c[j];
                for (int u = 0; u < b.length; u++) {
                    y += h[n][u] * v[u][j];
                }
                loss += (y - x[n][j]) * (y - x[n][j]) / (x.length * c.length);
                double delta = 2 * (y - x[n][j]) / (x.length * c.length);
                sum.c[j] += delta;
                for (int u = 0; u < b.length; u++) {
                    sum.v[u][j] += delta * h[n][u];
                    byHidden[n][u] += delta * v[u][j];         // the penalty's share is there already
                }
            }
            for (int u = 0; u < b.length; u++) {
                double slope = sparsity instanceof Sparsity.Divergence ? h[n][u] * (1 - h[n][u]) : h[n][u] > 0 ? 1 : 0;
                sum.b[u] += byHidden[n][u] * slope;
                for (int i = 0; i < w.length; i++) {
                    sum.w[i][u] += byHidden[n][u] * slope * x[n][i];
                }
            }
        }
        return new Gradient(loss, sum);
    }

    private static double penalty(double[][] h, Sparsity sparsity) {
        return switch (sparsity) {
            case Sparsity.L1 l1 -> l1.strength() * Penalties.l1(h);
            case Sparsity.Divergence kl -> kl.strength() * Penalties.divergence(h, kl.target());
            case Sparsity.None none -> 0;
            case Sparsity.TopK topK -> 0;
        };
    }

    private static double[][] penaltyGradient(double[][] h, Sparsity sparsity) {
        return switch (sparsity) {
            case Sparsity.L1 l1 -> scaled(l1.strength(), Penalties.l1Gradient(h));
            case Sparsity.Divergence kl -> scaled(kl.strength(), Penalties.divergenceGradient(h, kl.target()));
            case Sparsity.None none -> new double[h.length][h[0].length];
            case Sparsity.TopK topK -> new double[h.length][h[0].length];
        };
    }

    private static double[][] scaled(double factor, double[][] values) {
        for (double[] row : values) {
            for (int j = 0; j < row.length; j++) {
                row[j] *= factor;
            }
        }
        return values;
    }
}
