package scratch.deep.foundation.activations;

import scratch.math.check.Require;

/// Losses with their gradients, in plain loops over one row.
///
/// For classes and for yes-or-no they take **logits**, the raw outputs of the last layer, and do softmax or sigmoid and the
/// logarithm in one formula: the only way in which nothing overflows.
/// Goodfellow, Bengio and Courville, *Deep Learning*, §6.2.
///
/// @param loss     one number
/// @param gradient its derivative by each output; (d)
public record LossFunction(double loss, double... gradient) {
    /// Cross-entropy of softmax: `−ln softmax(z)_label = ln Σ exp(zⱼ − z_label)`; gradient `softmax(z) − onehot(label)`.
    ///
    /// @param logits z, any finite numbers; (classes)
    public static LossFunction crossEntropy(double[] logits, int label) {
        require("LossFunction.crossEntropy", logits);
        Require.that(label >= 0 && label < logits.length, "LossFunction.crossEntropy: label %d: must be from 0 to %d", label,
                logits.length - 1);
        double loss = logSumExp(logits) - logits[label];
        double[] gradient = softmax(logits);
        gradient[label] -= 1;
        return new LossFunction(loss, gradient);
    }

    /// Binary cross-entropy of `σ(z)` against y in [0, 1]: `max(z, 0) − z·y + ln(1 + e^−|z|)`; derivative `σ(z) − y`.
    public static LossFunction binaryCrossEntropy(double logit, double y) {
        require("LossFunction.binaryCrossEntropy", logit);
        if (!(y >= 0 && y <= 1)) {
            throw new IllegalArgumentException("LossFunction.binaryCrossEntropy: target " + y + ": must be from 0 to 1");
        }
        double loss = Math.max(logit, 0) - logit * y + Math.log1p(Math.exp(-Math.abs(logit)));
        return new LossFunction(loss, ActivationFunction.SIGMOID.value(logit) - y);
    }

    /// Mean squared error over the outputs of a row; derivative `2(ŷ − y)/d`.
    public static LossFunction meanSquared(double[] prediction, double... target) {
        double[] error = errors("LossFunction.meanSquared", prediction, target);
        double loss = 0;
        for (int i = 0; i < error.length; i++) {
            loss += error[i] * error[i] / error.length;
            error[i] *= 2.0 / error.length;
        }
        return new LossFunction(loss, error);
    }

    /// Mean absolute error; derivative `sign(ŷ − y)/d`, and 0 where they are equal, by agreement.
    public static LossFunction meanAbsolute(double[] prediction, double... target) {
        double[] error = errors("LossFunction.meanAbsolute", prediction, target);
        double loss = 0;
        for (int i = 0; i < error.length; i++) {
            loss += Math.abs(error[i]) / error.length;
            error[i] = Math.signum(error[i]) / error.length;
        }
        return new LossFunction(loss, error);
    }

    /// `exp(zⱼ) / Σ exp(z)`: positive, adding up to 1.
    public static double[] softmax(double... logits) {
        require("LossFunction.softmax", logits);
        double max = max(logits);
        double[] p = new double[logits.length];
        double sum = 0;
        for (int j = 0; j < p.length; j++) {
            p[j] = Math.exp(logits[j] - max);                  // subtle: at most 1, so nothing overflows
            sum += p[j];
        }
        for (int j = 0; j < p.length; j++) {
            p[j] /= sum;
        }
        return p;
    }

    /// `ln Σ exp(zⱼ)`.
    static double logSumExp(double... logits) {
        double max = max(logits);
        double sum = 0;
        for (double z : logits) {
            sum += Math.exp(z - max);
        }
        return max + Math.log(sum);
    }

    private static double max(double... values) {
        double max = values[0];
        for (double value : values) {
            max = Math.max(max, value);
        }
        return max;
    }

    private static double[] errors(String operation, double[] prediction, double... target) {
        if (prediction.length != target.length) {
            throw new IllegalArgumentException(operation + ": " + prediction.length + " predictions with " + target.length
                    + " targets: must be equally many");
        }
        require(operation, prediction);
        require(operation, target);
        double[] error = new double[prediction.length];
        for (int i = 0; i < error.length; i++) {
            error[i] = prediction[i] - target[i];
        }
        return error;
    }

    private static void require(String operation, double... values) {
        Require.that(values.length > 0, "%s: no numbers: needs at least one", operation);
        Require.finite(operation, values);
    }
}
