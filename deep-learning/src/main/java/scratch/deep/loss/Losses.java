package scratch.deep.loss;

import scratch.math.autograd.Functions;
import scratch.math.autograd.Variable;
import scratch.math.tensor.Shape;
import scratch.math.tensor.Tensor;

/// How wrong a prediction is, as one number to make smaller. All are means over every element (or every row, for
/// classes), so that neither the rate nor the loss depends on the batch size. PyTorch calls that `reduction="mean"`.
public final class Losses {

    private Losses() {
    }

    /// `mean (ŷ − y)²`
    public static Variable meanSquared(Variable prediction, Variable target) {
        Variable error = error("Losses.meanSquared", prediction, target);
        return error.times(error).mean();
    }

    /// `mean |ŷ − y|`: an outlier pulls no harder than any other row.
    public static Variable meanAbsolute(Variable prediction, Variable target) {
        return error("Losses.meanAbsolute", prediction, target).abs().mean();
    }

    /// Squared near 0, straight beyond `delta`: `½e²` for |e| ≤ δ, `δ(|e| − ½δ)` else. Huber 1964.
    public static Variable huber(Variable prediction, Variable target, float delta) {
        if (!(delta > 0 && delta < Float.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("Losses.huber: delta " + delta + ": must be positive");
        }
        Variable size = error("Losses.huber", prediction, target).abs();
        Variable beyond = size.plus(-delta).relu();            // what is above δ
        Variable within = size.minus(beyond);                  // min(|e|, δ)
        return within.times(within).times(0.5f).plus(beyond.times(delta)).mean();
    }

    /// `mean of −y·ln σ(z) − (1 − y)·ln(1 − σ(z))`, from logits z: finite for every z.
    public static Variable binaryCrossEntropy(Variable logits, Variable target) {
        return Functions.binaryCrossEntropy(logits, target).mean();
    }

    /// `mean of −ln softmax(z)_label`, from logits (…, classes): finite for every z. No softmax before it.
    public static Variable crossEntropy(Variable logits, int... labels) {
        return Functions.crossEntropy(logits, labels);
    }

    /// `mean of −logp_label`: cross-entropy for a network that ends in a log-softmax. There is no logarithm in it.
    public static Variable negativeLogLikelihood(Variable logProbabilities, int... labels) {
        int classes = logProbabilities.length(-1);
        if (labels.length == 0 || (long) labels.length * classes != logProbabilities.data().size()) {
            throw new IllegalArgumentException("Losses.negativeLogLikelihood: " + Shape.text(logProbabilities.shape())
                    + " with " + labels.length + " labels: must be one a row");
        }
        float[] pick = new float[labels.length * classes];
        for (int i = 0; i < labels.length; i++) {
            if (labels[i] < 0 || labels[i] >= classes) {
                throw new IllegalArgumentException("Losses.negativeLogLikelihood: label " + labels[i] + " in row " + i
                        + ": must be from 0 to " + (classes - 1));
            }
            pick[i * classes + labels[i]] = -1f / labels.length;
        }
        return logProbabilities.times(Variable.constant(Tensor.of(
                logProbabilities.data().backend(), pick, logProbabilities.shape()))).sum();
    }

    /// subtle: (n) against (n, 1) would broadcast to (n, n) and train on nonsense without a word.
    private static Variable error(String loss, Variable prediction, Variable target) {
        if (!prediction.data().sameShape(target.data())) {
            throw new IllegalArgumentException(loss + ": predictions " + Shape.text(prediction.shape())
                    + " with targets " + Shape.text(target.shape()) + ": shapes must be equal");
        }
        return prediction.minus(target);
    }
}
