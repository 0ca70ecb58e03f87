package scratch.deep.foundation.regularisation;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

import scratch.deep.data.Batch;
import scratch.deep.data.Data;
import scratch.deep.layer.Activation;
import scratch.deep.layer.Dropout;
import scratch.deep.layer.Linear;
import scratch.deep.layer.Sequential;
import scratch.deep.loss.Loss;
import scratch.deep.optimizer.Momentum;
import scratch.deep.optimizer.Optimizer;
import scratch.deep.train.Evaluation;
import scratch.math.autograd.Variable;

/// A network with one hidden layer, trained on all rows at once with a penalty on its weights, or with dropout, and looked at
/// after every epoch on rows that it learns from and on rows that it does not.
///
/// Minimises `loss + ½λ₂‖W‖² + λ₁‖W‖₁` over the weights; the biases are free. L2 is a part of the gradient, L1 is a soft
/// threshold after the step. Goodfellow, Bengio and Courville, *Deep Learning*, chapter 7.
///
/// @param trainingLoss       after each epoch, without penalty and without dropout
/// @param noisyLoss          the loss that training saw: with units missing, if there is dropout
/// @param validationLoss     after each epoch
/// @param trainingAccuracy   at the end, 0 to 1
/// @param validationAccuracy after each epoch, 0 to 1
/// @param weights            of the first layer at the end
public record Regularised(double[] trainingLoss, double[] noisyLoss, double[] validationLoss, double trainingAccuracy,
                          double[] validationAccuracy, float[] weights) {
    private static final double MOMENTUM = 0.9;

    /// How large, how long, how fast, and how much of each regularisation.
    ///
    /// @param l1      λ₁
    /// @param l2      λ₂
    /// @param dropout the share of hidden units that is dropped
    public record Options(int hiddenSize, int epochs, double learningRate, double l1, double l2, double dropout, long seed) {
        public Options {
            if (hiddenSize < 1 || epochs < 1 || !(learningRate > 0)) {
                throw new IllegalArgumentException("Regularised.Options: " + hiddenSize + " hidden, " + epochs
                        + " epochs, rate "
                        + learningRate + ": all must be positive");
            }
            if (!(l1 >= 0 && l2 >= 0 && Double.isFinite(l1 + l2))) {
                throw new IllegalArgumentException("Regularised.Options: l1 " + l1 + ", l2 " + l2
                        + ": both must be finite, and not negative");
            }
            if (!(dropout >= 0 && dropout < 1)) {
                throw new IllegalArgumentException("Regularised.Options: dropout " + dropout + ": must be in [0, 1)");
            }
        }

        /// Without regularisation.
        public static Options of(int hiddenSize, int epochs, double learningRate, long seed) {
            return new Options(hiddenSize, epochs, learningRate, 0, 0, 0, seed);
        }

        public Options withL1(double strength) {
            return new Options(hiddenSize, epochs, learningRate, strength, l2, dropout, seed);
        }

        public Options withL2(double strength) {
            return new Options(hiddenSize, epochs, learningRate, l1, strength, dropout, seed);
        }

        public Options withDropout(double share) {
            return new Options(hiddenSize, epochs, learningRate, l1, l2, share, seed);
        }
    }

    /// Trains.
    public static Regularised fit(Data training, Data validation, int classes, Options options) {
        var random = new SplittableRandom(options.seed);
        Linear first = new Linear(training.row()[0], options.hiddenSize, random);
        Linear last = new Linear(options.hiddenSize, classes, random);
        var network = new Sequential(first, Activation.RELU, new Dropout(options.dropout, options.seed), last);
        Map<String, Variable> biases = new LinkedHashMap<>(network.parameters());
        biases.keySet().removeIf(name -> name.endsWith("weight"));
        Map<String, Variable> weights = Map.of("first", first.weight(), "last", last.weight());
        Optimizer[] optimizers = {new Optimizer(weights, new Momentum(options.learningRate, MOMENTUM, options.l2)),
            new Optimizer(biases, new Momentum(options.learningRate, MOMENTUM, 0))};
        Batch all = training.batch(IntStream.range(0, training.size()).toArray());
        double[][] history = new double[4][options.epochs];
        double accuracy = 0;
        for (int epoch = 0; epoch < options.epochs; epoch++) {
            history[1][epoch] = step(network, all, optimizers);
            shrink(options, first.weight(), last.weight());
            Evaluation seen = Evaluation.of(network, training, Loss.crossEntropy());
            Evaluation unseen = Evaluation.of(network, validation, Loss.crossEntropy());
            history[0][epoch] = seen.loss();
            history[2][epoch] = unseen.loss();
            history[3][epoch] = unseen.accuracy();
            accuracy = seen.accuracy();
        }
        return new Regularised(history[0], history[1], history[2], accuracy, history[3], first.weight().data().toArray());
    }

    private static double step(Sequential network, Batch all, Optimizer... optimizers) {
        network.train();
        for (Optimizer optimizer : optimizers) {
            optimizer.clearGradients();
        }
        Variable loss = Loss.crossEntropy().of(network.forward(all.inputs()), all);
        loss.backward();
        for (Optimizer optimizer : optimizers) {
            optimizer.step();
        }
        return loss.item();
    }

    /// A derivative of 1 that is there at every step moves a weight by rate / (1 − μ) a step in the long run: so does L1.
    private static void shrink(Options options, Variable... weights) {
        if (options.l1 > 0) {
            for (Variable w : weights) {
                float[] values = w.data().toArray();
                Shrinkage.l1InPlace(values, options.l1 * options.learningRate / (1 - MOMENTUM));
                w.data().write(values);
            }
        }
    }

    /// How many of the first layer's weights are exactly 0.
    public int zeros() {
        int zeros = 0;
        for (float w : weights) {
            zeros += w == 0 ? 1 : 0;
        }
        return zeros;
    }

    /// The square root of the mean square of the first layer's weights.
    public double spread() {
        double sum = 0;
        for (float w : weights) {
            sum += (double) w * w;
        }
        return Math.sqrt(sum / weights.length);
    }
}
