package scratch.deep.foundation.mlp;

import java.util.Arrays;

import scratch.math.Matrix;
import scratch.math.check.Require;

/// One neuron with a threshold: class 1 where `w·x + b > 0`. A row that is classified wrongly moves the weights by itself.
///
/// If a line separates the classes, it finds one after finitely many mistakes; if none does, it never converges.
/// Cost n·d an epoch.   Rosenblatt 1958; Novikoff 1962; Minsky and Papert 1969.
public final class Perceptron {
    private final double[] weights;        // (d)
    private final double bias;
    private final int[] mistakes;

    private Perceptron(double[] weights, double bias, int... mistakes) {
        this.weights = weights;
        this.bias = bias;
        this.mistakes = mistakes;
    }

    /// Goes through the rows in order, again and again, until an epoch has no mistake or `epochs` are over.
    ///
    /// @param x      (n, d)
    /// @param labels 0 or 1, one for each row
    public static Perceptron fit(Matrix x, int[] labels, int epochs) {
        Require.that(x.rows() > 0 && x.rows() == labels.length, "Perceptron.fit: %d rows with %d labels: must"
                + " be equally many, and at least one", x.rows(), labels.length);
        Require.that(epochs >= 1, "Perceptron.fit: %d epochs: must be at least 1", epochs);
        for (int label : labels) {
            Require.that(label == 0 || label == 1, "Perceptron.fit: label %d: must be 0 or 1", label);
        }
        double[] w = new double[x.columns()];
        double b = 0;
        int[] mistakes = new int[epochs];
        for (int epoch = 0; epoch < epochs; epoch++) {
            for (int i = 0; i < labels.length; i++) {
                int error = labels[i] - fires(w, b, x, i);     // 1: should have fired; -1: should not have
                for (int j = 0; j < w.length; j++) {
                    w[j] += error * x.get(i, j);
                }
                b += error;
                mistakes[epoch] += Math.abs(error);
            }
            if (mistakes[epoch] == 0) {
                return new Perceptron(w, b, Arrays.copyOf(mistakes, epoch + 1));
            }
        }
        return new Perceptron(w, b, mistakes);
    }

    private static int fires(double[] w, double b, Matrix x, int row) {
        double sum = b;
        for (int j = 0; j < w.length; j++) {
            sum += w[j] * x.get(row, j);
        }
        return sum > 0 ? 1 : 0;
    }

    /// (n, d) → (n)
    public int[] predict(Matrix x) {
        Require.that(x.columns() == weights.length, "Perceptron.predict: %d columns: must be %d, as in fit",
                x.columns(), weights.length);
        int[] classes = new int[x.rows()];
        Arrays.setAll(classes, i -> fires(weights, bias, x, i));
        return classes;
    }

    /// Mistakes in each epoch; the last is 0 if it has converged.
    public int[] mistakes() {
        return mistakes.clone();
    }

    /// Whether a whole epoch went by without a mistake.
    public boolean converged() {
        return mistakes[mistakes.length - 1] == 0;
    }

    public double[] weights() {
        return weights.clone();
    }

    public double bias() {
        return bias;
    }
}
