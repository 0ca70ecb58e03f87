package scratch.deep.foundation.overfitting;

import java.util.SplittableRandom;

import scratch.deep.data.Batch;
import scratch.deep.data.Data;
import scratch.deep.layer.Activation;
import scratch.deep.layer.Linear;
import scratch.deep.layer.Sequential;
import scratch.deep.optimizer.Adam;
import scratch.deep.optimizer.Optimizer;
import scratch.math.autograd.Functions;
import scratch.math.autograd.Variable;

/// A network with one hidden layer, trained on all rows at once and watched after every epoch, on rows that it learns from and
/// on rows that it does not.
///
/// Zhang et al. 2017, *Understanding Deep Learning Requires Rethinking Generalization*.
///
/// @param trainingLoss       after each epoch
/// @param validationLoss     after each epoch
/// @param trainingAccuracy   share of right answers, 0 to 1
/// @param validationAccuracy share of right answers, 0 to 1
public record Watched(double[] trainingLoss, double[] validationLoss, double[] trainingAccuracy,
                      double[] validationAccuracy) {
    /// How large, how long, how fast.
    public record Options(int hiddenSize, int epochs, double learningRate, long seed) {
        public Options {
            if (hiddenSize < 1 || epochs < 1 || !(learningRate > 0)) {
                throw new IllegalArgumentException("Watched.Options: " + hiddenSize + " hidden, " + epochs + " epochs, rate "
                        + learningRate + ": all must be positive");
            }
        }
    }

    /// Trains.
    ///
    /// @param classes how many there are
    public static Watched fit(Data training, Data validation, int classes, Options options) {
        Sequential network = network(training.row()[0], classes, options);
        var optimizer = new Optimizer(network.parameters(), new Adam(options.learningRate()));
        Batch seen = all(training);
        Batch unseen = all(validation);
        double[][] history = new double[4][options.epochs()];
        for (int epoch = 0; epoch < options.epochs(); epoch++) {
            optimizer.clearGradients();
            Functions.crossEntropy(network.forward(seen.inputs()), seen.labels()).backward();
            optimizer.step();
            double[] onSeen = evaluate(network, seen);
            double[] onUnseen = evaluate(network, unseen);
            history[0][epoch] = onSeen[0];
            history[1][epoch] = onUnseen[0];
            history[2][epoch] = onSeen[1];
            history[3][epoch] = onUnseen[1];
        }
        return new Watched(history[0], history[1], history[2], history[3]);
    }

    private static Sequential network(int inputs, int classes, Options options) {
        var random = new SplittableRandom(options.seed());
        return new Sequential(new Linear(inputs, options.hiddenSize(), random), Activation.RELU,
                new Linear(options.hiddenSize(), classes, random));
    }

    /// Loss and share of right answers.
    private static double[] evaluate(Sequential network, Batch batch) {
        Variable logits = Variable.noGradient(() -> network.forward(batch.inputs()));
        float[] best = logits.data().argmax(1).toArray();
        int right = 0;
        for (int i = 0; i < best.length; i++) {
            right += (int) best[i] == batch.labels()[i] ? 1 : 0;
        }
        return new double[]{Functions.crossEntropy(logits, batch.labels()).item(), (double) right / best.length};
    }

    private static Batch all(Data data) {
        int[] rows = new int[data.size()];
        java.util.Arrays.setAll(rows, i -> i);
        return data.batch(rows);
    }

    /// The epoch, counted from 0, with the lowest validation loss.
    public int best() {
        int best = 0;
        for (int epoch = 1; epoch < validationLoss.length; epoch++) {
            best = validationLoss[epoch] < validationLoss[best] ? epoch : best;
        }
        return best;
    }
}
