package scratch.deep.generative.denoising;

import scratch.math.check.Require;

/// A denoising network with one hidden layer in plain arrays and loops: `h = tanh(x̃·W + b)`, `x̂ = h·V + c`. Its loss is the
/// mean
/// squared error of all numbers against the *clean* rows. The definition that the layers of the library are held to.
///
/// @param w [input][hidden]
/// @param b [hidden]
/// @param v [hidden][output]
/// @param c [output]
public record PlainDenoiser(double[][] w, double[] b, double[][] v, double[] c) {

    /// A loss with its derivatives, in the shapes of the network.
    public record Gradient(double loss, PlainDenoiser by) { }

    double[] hidden(double... noisy) {
        double[] h = b.clone();
        for (int u = 0; u < h.length; u++) {
            for (int i = 0; i < noisy.length; i++) {
                h[u] += noisy[i] * w[i][u];
            }
            h[u] = Math.tanh(h[u]);
        }
        return h;
    }

    public double[] forward(double... noisy) {
        double[] h = hidden(noisy);
        double[] y = c.clone();
        for (int j = 0; j < y.length; j++) {
            for (int u = 0; u < h.length; u++) {
                y[j] += h[u] * v[u][j];
            }
        }
        return y;
    }

    /// @param noisy what goes in: (n, d)
    /// @param clean what should come out: (n, d)
    public Gradient gradient(double[][] noisy, double[][] clean) {
        Require.sameLength("PlainDenoiser.gradient", noisy.length, clean.length);
        var sum = new PlainDenoiser(new double[w.length][b.length], new double[b.length], new double[b.length][c.length],
                new double[c.length]);
        double loss = 0;
        for (int n = 0; n < noisy.length; n++) {
            double[] h = hidden(noisy[n]);
            double[] y = forward(noisy[n]);
            double[] byHidden = new double[h.length];
            for (int j = 0; j < y.length; j++) {
                double error = y[j] - clean[n][j];             // against the clean row: all that denoising changes
                loss += error * error / (noisy.length * y.length);
                double delta = 2 * error / (noisy.length * y.length);
                sum.c[j] += delta;
                for (int u = 0; u < h.length; u++) {
                    sum.v[u][j] += delta * h[u];
                    byHidden[u] += delta * v[u][j];
                }
            }
            for (int u = 0; u < h.length; u++) {
                double delta = byHidden[u] * (1 - h[u] * h[u]);
                sum.b[u] += delta;
                for (int i = 0; i < noisy[n].length; i++) {
                    sum.w[i][u] += delta * noisy[n][i];
                }
            }
        }
        return new Gradient(loss, sum);
    }
}
