package scratch.classic.linear.perceptron;

import java.util.Arrays;
import java.util.OptionalInt;

import scratch.math.Matrix;
import scratch.math.check.Require;

/// The first machine that learned: go through the rows, and whenever one is on the wrong side of the plane, add it to the
/// weights (or take it off): w ← w + η·y·x, b ← b + η·y, with y = ±1.
///
/// If a plane separates the classes with margin γ and no row is longer than R, it makes at most (R/γ)² mistakes and is done
/// (Novikoff 1962). If none does, it never rests. Rosenblatt 1958, "The Perceptron", Psychological Review 65.
public final class Perceptron {

    /// @param learningRate η: scales the weights, and changes no answer when they start at 0
    /// @param maxEpochs    passes over the rows after which it gives up
    public record Options(double learningRate, int maxEpochs) {
        public Options {
            Require.positive("Perceptron", "learningRate", learningRate);
            Require.atLeast(1, "Perceptron", "maxEpochs", maxEpochs);
        }

        /// Rate 1, at most 1,000 passes.
        public static Options defaults() {
            return new Options(1, 1000);
        }
    }

    private final double[] weights;          // (1 + d), the bias first
    private final int[] mistakes;            // one number an epoch

    private Perceptron(double[] weights, int... mistakes) {
        this.weights = weights;
        this.mistakes = mistakes;
    }

    /// Learns, from weights of 0, in the order of the rows.
    ///
    /// @param x      (n, d)
    /// @param labels (n), 0 or 1
    public static Perceptron fit(Matrix x, int[] labels, Options options) {
        Require.that(x.rows() == labels.length && labels.length > 0,
                "Perceptron.fit: x has %d rows, %d labels: needs the same positive number of both", x.rows(), labels.length);
        Require.that(x.columns() >= 1, "Perceptron.fit: x is (%d, 0): needs a column", x.rows());
        Require.finite("Perceptron.fit", x.columns(), x.data());
        for (int i = 0; i < labels.length; i++) {
            Require.that(labels[i] == 0 || labels[i] == 1, "Perceptron.fit: label %d of row %d: must be 0 or 1", labels[i], i);
        }
        double[] w = new double[1 + x.columns()];                     // the bias is weight 0: its input is always 1
        int[] mistakes = new int[options.maxEpochs()];
        int epochs = 0;
        do {
            mistakes[epochs] = pass(x, labels, options.learningRate(), w);
            epochs++;
        } while (mistakes[epochs - 1] > 0 && epochs < options.maxEpochs());
        return new Perceptron(w, Arrays.copyOf(mistakes, epochs));
    }

    private static int pass(Matrix x, int[] labels, double rate, double[] w) {
        int mistakes = 0;
        for (int i = 0; i < labels.length; i++) {
            int y = labels[i] == 1 ? 1 : -1;
            if (y * sum(x, i, w) <= 0) {                              // on the wrong side, or on the plane
                w[0] += rate * y;
                for (int j = 0; j < x.columns(); j++) {
                    w[1 + j] += rate * y * x.get(i, j);
                }
                mistakes++;
            }
        }
        return mistakes;
    }

    private static double sum(Matrix x, int i, double[] w) {
        double sum = w[0];
        for (int j = 0; j < x.columns(); j++) {
            sum += w[1 + j] * x.get(i, j);
        }
        return sum;
    }

    /// 1 where b + wᵀx is above 0, else 0; (n).
    public int[] predict(Matrix x) {
        Require.that(x.columns() == weights.length - 1,
                "Perceptron.predict: x has %d columns: the model has %d weights", x.columns(), weights.length - 1);
        int[] labels = new int[x.rows()];
        for (int i = 0; i < labels.length; i++) {
            labels[i] = sum(x, i, weights) > 0 ? 1 : 0;
        }
        return labels;
    }

    /// b.
    public double bias() {
        return weights[0];
    }

    /// w: (d).
    public double[] weights() {
        return Arrays.copyOfRange(weights, 1, weights.length);
    }

    /// How many mistakes each pass made.
    public int[] mistakes() {
        return mistakes.clone();
    }

    /// The pass that made no mistake, counted from 1; empty if there was none: more passes may help, or no plane does.
    public OptionalInt separatedAfter() {
        return mistakes[mistakes.length - 1] == 0 ? OptionalInt.of(mistakes.length) : OptionalInt.empty();
    }
}
