package scratch.deep.generative.vae;

import java.util.SplittableRandom;

import scratch.math.check.Require;

/// A variational autoencoder in plain arrays and loops: `h = tanh(x·A + a)`, `μ = h·B + b`, `ℓ = h·C + c`, `z = μ + e^(½ℓ)·ε`,
/// `g = tanh(z·D + d)`, `x̂ = g·E + e`. The loss is the negative ELBO of a row without its constants,
/// `‖x̂ − x‖²/(2s²) + KL`, as a mean over the rows. The definition that the layers of the library are held to.
///
/// @param w      A, B, C, D, E, each [input][output]
/// @param b      a, b, c, d, e
/// @param spread s, the standard deviation of a pixel around its reconstruction
public record PlainVAE(double[][][] w, double[][] b, double spread) {

    /// A loss with its derivatives, in the shapes of w and b.
    public record Gradient(double loss, double[][][] w, double[][] b) { }

    public static PlainVAE random(int inputs, int hidden, int units, double spread, long seed) {
        Require.positive("PlainVAE", "spread", spread);
        var random = new SplittableRandom(seed);
        int[][] shapes = {{inputs, hidden}, {hidden, units}, {hidden, units}, {units, hidden}, {hidden, inputs}};
        double[][][] w = new double[5][][];
        double[][] b = new double[5][];
        for (int l = 0; l < 5; l++) {
            w[l] = new double[shapes[l][0]][];
            for (int i = 0; i < w[l].length; i++) {
                w[l][i] = random.doubles(shapes[l][1], -0.5, 0.5).toArray();
            }
            b[l] = random.doubles(shapes[l][1], -0.5, 0.5).toArray();
        }
        return new PlainVAE(w, b, spread);
    }

    private double[] layer(int l, double[] x, boolean bends) {
        double[] y = b[l].clone();
        for (int j = 0; j < y.length; j++) {
            for (int i = 0; i < x.length; i++) {
                y[j] += x[i] * w[l][i][j];
            }
            y[j] = bends ? Math.tanh(y[j]) : y[j];
        }
        return y;
    }

    /// @param x       rows: (n, d)
    /// @param epsilon the noise of each row, held still: (n, k)
    public Gradient gradient(double[][] x, double[][] epsilon) {
        Require.sameLength("PlainVAE.gradient", x.length, epsilon.length);
        var sum = new Gradient(0, new double[5][][], new double[5][]);
        for (int l = 0; l < 5; l++) {
            sum.w[l] = new double[w[l].length][b[l].length];
            sum.b[l] = new double[b[l].length];
        }
        double loss = 0;
        for (int n = 0; n < x.length; n++) {
            double[] h = layer(0, x[n], true);
            GaussianCode code = new GaussianCode(layer(1, h, false), layer(2, h, false));
            double[] z = code.at(epsilon[n]);
            double[] g = layer(3, z, true);
            double[] y = layer(4, g, false);
            double[] byOutput = new double[y.length];
            for (int j = 0; j < y.length; j++) {
                loss += (y[j] - x[n][j]) * (y[j] - x[n][j]) / (2 * spread * spread * x.length);
                byOutput[j] = (y[j] - x[n][j]) / (spread * spread * x.length);
            }
            loss += code.divergence() / x.length;
            double[] byCode = back(3, z, g, back(4, g, null, byOutput, sum), sum);
            GaussianCode divergence = code.divergenceGradient();
            double[] byMean = byCode.clone();                  // dz/dμ = 1
            double[] byLogVariance = byCode.clone();
            for (int j = 0; j < byMean.length; j++) {
                byMean[j] += divergence.mean()[j] / x.length;
                byLogVariance[j] = byCode[j] * epsilon[n][j] * Math.exp(code.logVariance()[j] / 2) / 2         // dz/dℓ
                        + divergence.logVariance()[j] / x.length;
            }
            double[] byHidden = back(1, h, null, byMean, sum);
            double[] second = back(2, h, null, byLogVariance, sum);
            for (int u = 0; u < byHidden.length; u++) {
                byHidden[u] += second[u];
            }
            back(0, x[n], h, byHidden, sum);
        }
        return new Gradient(loss, sum.w, sum.b);
    }

    /// From the derivatives by the output y of layer l to those by its input x; y is null where the layer does not bend.
    private double[] back(int l, double[] x, double[] y, double[] byOutput, Gradient sum) {
        double[] byInput = new double[x.length];
        for (int j = 0; j < byOutput.length; j++) {
            double delta = y == null ? byOutput[j] : byOutput[j] * (1 - y[j] * y[j]);
            sum.b[l][j] += delta;
            for (int i = 0; i < x.length; i++) {
                sum.w[l][i][j] += delta * x[i];
                byInput[i] += delta * w[l][i][j];
            }
        }
        return byInput;
    }
}
