package scratch.deep.recurrence.rnn;

import scratch.math.check.Require;

/// A loss over the steps of a sequence, with its derivative by every output.
///
/// Steps without a target take no part: with a target at the last step only, the same code trains "many to one".
///
/// @param sum   over the steps that count
/// @param steps how many count
/// @param delta derivative of the sum by each output; (T, k)
public record StepLoss(double sum, int steps, double[][] delta) {
    /// At a step with this label there is no loss.
    public static final int NONE = -1;

    /// Cross-entropy: `−ln softmax(y_t)[label_t]` at each step that has a label; its derivative is `softmax(y_t) − 1[label_t]`.
    ///
    /// @param outputs (T, k)
    /// @param labels  (T), each a class or [#NONE]
    public static StepLoss crossEntropy(double[][] outputs, int... labels) {
        Require.that(outputs.length == labels.length, "StepLoss.crossEntropy: %d steps with %d labels: must be equally many",
                outputs.length, labels.length);
        double sum = 0;
        int steps = 0;
        double[][] delta = new double[labels.length][];
        for (int t = 0; t < labels.length; t++) {
            int k = outputs[t].length;
            Require.that(labels[t] >= NONE && labels[t] < k, "StepLoss.crossEntropy: label %d at step %d: must be from 0 to "
                    + "%d, or -1 for none", labels[t], t, k - 1);
            delta[t] = new double[k];
            if (labels[t] != NONE) {
                delta[t] = softmax(outputs[t]);
                sum -= StrictMath.log(Math.max(delta[t][labels[t]], Double.MIN_NORMAL));
                delta[t][labels[t]] -= 1;
                steps++;
            }
        }
        return new StepLoss(sum, steps, delta);
    }

    /// `½(y_t − target_t)²` for one output a step; NaN is a step without a target.
    public static StepLoss squared(double[][] outputs, double... targets) {
        Require.that(outputs.length == targets.length, "StepLoss.squared: %d steps with %d targets: must be equally many",
                outputs.length, targets.length);
        double sum = 0;
        int steps = 0;
        double[][] delta = new double[targets.length][1];
        for (int t = 0; t < targets.length; t++) {
            if (!Double.isNaN(targets[t])) {
                delta[t][0] = outputs[t][0] - targets[t];
                sum += delta[t][0] * delta[t][0] / 2;
                steps++;
            }
        }
        return new StepLoss(sum, steps, delta);
    }

    /// Positive, adding up to 1.
    public static double[] softmax(double... z) {
        double max = z[0];
        for (double v : z) {
            max = Math.max(max, v);
        }
        double[] p = new double[z.length];
        double sum = 0;
        for (int j = 0; j < z.length; j++) {
            p[j] = StrictMath.exp(z[j] - max);
            sum += p[j];
        }
        for (int j = 0; j < z.length; j++) {
            p[j] /= sum;
        }
        return p;
    }
}
