package scratch.deep.generative.autoencoder;

import java.util.SplittableRandom;

import scratch.math.check.Require;

/// A non-linear autoencoder in plain arrays and loops, forward and backward: tanh behind every layer but the code and the
/// output. `L = (1/nd)·ΣΣ(x̂ − x)²`. It is the definition that the layers of the library are held to.
///
/// @param weights one matrix a layer, [layer][input][output]
/// @param biases  [layer][output]
/// @param code    after which layer the code stands, counted from 1
public record PlainAutoencoder(double[][][] weights, double[][] biases, int code) {

    /// A loss with its derivatives, in the shapes of weights and biases.
    public record Gradient(double loss, double[][][] weights, double[][] biases) { }

    /// Widths down to the code and up again; normal weights with variance `2 / (in + out)`.
    public static PlainAutoencoder random(long seed, int... widths) {
        Require.that(widths.length >= 2, "PlainAutoencoder.random: %d widths: needs at least those of the input and of the "
                + "code",
                widths.length);
        var random = new SplittableRandom(seed);
        int half = widths.length - 1;
        double[][][] weights = new double[2 * half][][];
        double[][] biases = new double[2 * half][];
        for (int l = 0; l < 2 * half; l++) {
            int in = l < half ? widths[l] : widths[2 * half - l];
            int out = l < half ? widths[l + 1] : widths[2 * half - l - 1];
            weights[l] = new double[in][out];
            biases[l] = new double[out];
            for (double[] row : weights[l]) {
                for (int j = 0; j < out; j++) {
                    row[j] = Math.sqrt(2.0 / (in + out)) * random.nextGaussian();
                }
            }
        }
        return new PlainAutoencoder(weights, biases, half);
    }

    private boolean bends(int layer) {
        return layer + 1 != code && layer + 1 != weights.length;
    }

    /// The numbers after every layer for one row; the first are the row itself: [layers + 1][width].
    public double[][] forward(double... x) {
        double[][] a = new double[weights.length + 1][];
        a[0] = x;
        for (int l = 0; l < weights.length; l++) {
            a[l + 1] = biases[l].clone();
            for (int j = 0; j < a[l + 1].length; j++) {
                for (int i = 0; i < a[l].length; i++) {
                    a[l + 1][j] += a[l][i] * weights[l][i][j];
                }
                a[l + 1][j] = bends(l) ? Math.tanh(a[l + 1][j]) : a[l + 1][j];
            }
        }
        return a;
    }

    /// Loss and gradient over rows (n, d), which are inputs and targets alike.
    public Gradient gradient(double[]... x) {
        Gradient sum = zeros();
        double loss = 0;
        for (double[] row : x) {
            double[][] a = forward(row);
            double[] delta = new double[row.length];
            for (int j = 0; j < row.length; j++) {
                double error = a[weights.length][j] - row[j];
                loss += error * error / (x.length * row.length);
                delta[j] = 2 * error / (x.length * row.length);
            }
            for (int l = weights.length - 1; l >= 0; l--) {
                delta = backward(l, a, delta, sum);
            }
        }
        return new Gradient(loss, sum.weights, sum.biases);
    }

    /// From the derivatives by the output of a layer to those by its input; adds those by its weights.
    private double[] backward(int l, double[][] a, double[] byOutput, Gradient sum) {
        double[] byInput = new double[a[l].length];
        for (int j = 0; j < byOutput.length; j++) {
            double delta = bends(l) ? byOutput[j] * (1 - a[l + 1][j] * a[l + 1][j]) : byOutput[j];     // tanh' = 1 − tanh²
            sum.biases[l][j] += delta;
            for (int i = 0; i < a[l].length; i++) {
                sum.weights[l][i][j] += delta * a[l][i];
                byInput[i] += delta * weights[l][i][j];
            }
        }
        return byInput;
    }

    private Gradient zeros() {
        double[][][] w = new double[weights.length][][];
        double[][] b = new double[weights.length][];
        for (int l = 0; l < w.length; l++) {
            w[l] = new double[weights[l].length][biases[l].length];
            b[l] = new double[biases[l].length];
        }
        return new Gradient(0, w, b);
    }
}
