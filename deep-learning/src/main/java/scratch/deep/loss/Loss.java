package scratch.deep.loss;

import scratch.deep.data.Batch;
import scratch.math.autograd.CrossEntropy;
import scratch.math.autograd.Functions;
import scratch.math.autograd.Variable;

/// A loss as the training loop uses it: the output of the network against what the batch says.
/// The formulas are in [Losses].
@FunctionalInterface
public interface Loss {

    /// One number, the mean over the batch.
    Variable of(Variable output, Batch batch);

    /// For classes, from logits.
    static Loss crossEntropy() {
        return (output, batch) -> Losses.crossEntropy(output, labels(batch));
    }

    /// For classes, from logits, with label smoothing, class weights or a label that is left out.
    static Loss crossEntropy(CrossEntropy options) {
        return (output, batch) -> Functions.crossEntropy(output, labels(batch), options);
    }

    /// For classes, from log-probabilities.
    static Loss negativeLogLikelihood() {
        return (output, batch) -> Losses.negativeLogLikelihood(output, labels(batch));
    }

    /// For targets between 0 and 1, from logits.
    static Loss binaryCrossEntropy() {
        return (output, batch) -> Losses.binaryCrossEntropy(output, targets(batch));
    }

    static Loss meanSquared() {
        return (output, batch) -> Losses.meanSquared(output, targets(batch));
    }

    static Loss meanAbsolute() {
        return (output, batch) -> Losses.meanAbsolute(output, targets(batch));
    }

    static Loss huber(float delta) {
        return (output, batch) -> Losses.huber(output, targets(batch), delta);
    }

    private static int[] labels(Batch batch) {
        if (batch.labels() == null) {
            throw new IllegalArgumentException("Loss: a loss for classes, and data with targets: needs labels");
        }
        return batch.labels();
    }

    private static Variable targets(Batch batch) {
        if (batch.targets() == null) {
            throw new IllegalArgumentException("Loss: a loss for numbers, and data with labels: needs targets");
        }
        return batch.targets();
    }
}
