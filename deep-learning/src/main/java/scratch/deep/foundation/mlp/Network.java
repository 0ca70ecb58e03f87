package scratch.deep.foundation.mlp;

import java.util.random.RandomGenerator;

import scratch.math.Matrix;
import scratch.math.check.Require;

/// The weights of one hidden layer, and the two passes through it, by hand.
///
/// `H = max(0, X·W₁ + b₁)`, `logits = H·W₂ + b₂`; then sigmoid if there is one output, softmax if there are more.
/// A gradient has a number for each weight, so it is a `Network` as well.
/// Cost of a forward and a backward pass: 6·n·(d·h + h·k).   Rumelhart, Hinton and Williams 1986.
///
/// @param w1 (d, h)
/// @param b1 (h)
/// @param w2 (h, k)
/// @param b2 (k)
public record Network(Matrix w1, double[] b1, Matrix w2, double[] b2) {
    /// What the backward pass needs to know about the forward pass.
    ///
    /// @param hidden (n, h)
    /// @param logits (n, k)
    public record Pass(Matrix hidden, Matrix logits) {
    }

    public Network {
        Require.that(w1.columns() == b1.length && b1.length == w2.rows() && w2.columns() == b2.length,
                "Network: (%d, %d) + (%d), then (%d, %d) + (%d): inner sizes must be equal", w1.rows(),
                w1.columns(), b1.length, w2.rows(), w2.columns(), b2.length);
        Require.that(w1.rows() > 0 && b1.length > 0 && b2.length > 0, "Network: %d-%d-%d: needs at least one"
                + " of each", w1.rows(), b1.length, b2.length);
    }

    /// Random weights, biases 0. Two equal hidden units would stay equal for ever, so no two may start alike.
    public static Network random(int inputs, int hidden, int outputs, RandomGenerator random) {
        return new Network(gaussian(inputs, hidden, Math.sqrt(2.0 / inputs), random), new double[hidden],
                gaussian(hidden, outputs, Math.sqrt(1.0 / hidden), random), new double[outputs]);
    }

    private static Matrix gaussian(int rows, int columns, double spread, RandomGenerator random) {
        Matrix w = Matrix.zeros(rows, columns);
        for (int i = 0; i < w.data().length; i++) {
            w.data()[i] = spread * random.nextGaussian();
        }
        return w;
    }

    /// The forward pass.
    public Pass forward(Matrix x) {                            // (n, d)
        Matrix hidden = plusRow(x.multiply(w1), b1);           // (n, d) x (d, h) -> (n, h)
        for (int i = 0; i < hidden.data().length; i++) {
            hidden.data()[i] = Math.max(0, hidden.data()[i]);
        }
        return new Pass(hidden, plusRow(hidden.multiply(w2), b2));                     // (n, h) x (h, k) -> (n, k)
    }

    /// The backward pass: the gradient of the mean loss by every weight.
    public Network backward(Matrix x, Pass pass, int... labels) {
        Matrix delta2 = delta(pass.logits, labels);            // (n, k)
        Matrix delta1 = delta2.multiply(w2.transpose());       // (n, k) x (k, h) -> (n, h)
        for (int i = 0; i < delta1.data().length; i++) {
            if (pass.hidden.data()[i] == 0) {                  // subtle: ReLU has derivative 0 where it is off, and at 0
                delta1.data()[i] = 0;
            }
        }
        return new Network(x.transposeMultiply(delta1), sumOfRows(delta1),             // (d, n) x (n, h) -> (d, h)
                pass.hidden.transposeMultiply(delta2), sumOfRows(delta2));             // (h, n) x (n, k) -> (h, k)
    }

    /// Derivative of the mean loss by each logit, `(p − y)/n`: the same for sigmoid and for softmax.
    private static Matrix delta(Matrix logits, int... labels) {
        Matrix delta = probabilities(logits);                  // (n, k)
        int k = logits.columns();
        for (int i = 0; i < labels.length; i++) {
            if (k == 1) {
                delta.data()[i] -= labels[i];
            } else {
                delta.data()[i * k + labels[i]] -= 1;
            }
        }
        return delta.times(1.0 / labels.length);
    }

    /// Mean cross-entropy, from logits: no logarithm of a probability that has become 0.
    public static double loss(Matrix logits, int... labels) {
        double sum = 0;
        for (int i = 0; i < labels.length; i++) {
            double[] z = logits.row(i);
            sum += z.length == 1 ? Math.max(z[0], 0) - z[0] * labels[i] + Math.log1p(Math.exp(-Math.abs(z[0])))
                    : logSumExp(z) - z[labels[i]];
        }
        return sum / labels.length;
    }

    /// Sigmoid of one logit a row, softmax of several; (n, k).
    public static Matrix probabilities(Matrix logits) {
        Matrix p = Matrix.zeros(logits.rows(), logits.columns());
        for (int i = 0; i < p.rows(); i++) {
            double[] z = logits.row(i);
            double shift = logSumExp(z);
            for (int j = 0; j < z.length; j++) {
                p.data()[i * z.length + j] = z.length == 1 ? 1 / (1 + Math.exp(-z[0])) : Math.exp(z[j] - shift);
            }
        }
        return p;
    }

    /// One step downhill, in place.
    public void stepInPlace(Network gradient, double learningRate) {
        subtract(w1.data(), gradient.w1.data(), learningRate);
        subtract(b1, gradient.b1, learningRate);
        subtract(w2.data(), gradient.w2.data(), learningRate);
        subtract(b2, gradient.b2, learningRate);
    }

    /// How many numbers are learned: `(d + 1)·h + (h + 1)·k`.
    public int parameterCount() {
        return w1.data().length + b1.length + w2.data().length + b2.length;
    }

    private static void subtract(double[] weights, double[] gradient, double learningRate) {
        for (int i = 0; i < weights.length; i++) {
            weights[i] -= learningRate * gradient[i];
        }
    }

    private static Matrix plusRow(Matrix a, double... row) {
        for (int i = 0, at = 0; i < a.rows(); i++) {
            for (int j = 0; j < row.length; j++, at++) {
                a.data()[at] += row[j];
            }
        }
        return a;
    }

    /// A bias was added to each row, so it collects from each row.
    private static double[] sumOfRows(Matrix a) {
        double[] sum = new double[a.columns()];
        for (int i = 0, at = 0; i < a.rows(); i++) {
            for (int j = 0; j < sum.length; j++, at++) {
                sum[j] += a.data()[at];
            }
        }
        return sum;
    }

    private static double logSumExp(double... z) {
        double max = z[0];
        for (double v : z) {
            max = Math.max(max, v);
        }
        double sum = 0;
        for (double v : z) {
            sum += Math.exp(v - max);
        }
        return max + Math.log(sum);
    }
}
