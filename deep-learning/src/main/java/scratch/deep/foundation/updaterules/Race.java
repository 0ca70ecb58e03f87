package scratch.deep.foundation.updaterules;

import scratch.deep.data.Data;
import scratch.deep.foundation.trainingloop.TrainingLoop;
import scratch.deep.init.SeedStream;
import scratch.deep.layer.Activation;
import scratch.deep.layer.Linear;
import scratch.deep.layer.Sequential;
import scratch.deep.loss.Loss;
import scratch.deep.optimizer.Optimizer;
import scratch.deep.optimizer.UpdateRule;
import scratch.deep.train.Evaluation;

/// One runner of a race: a network with 32 hidden ReLUs, trained by one rule. All runners start from the same weights and
/// see the same batches in the same order, so that what differs is the rule.
///
/// Schmidt, Schneider and Hennig 2021, *Descending through a Crowded Valley*, is such a race in earnest.
///
/// @param losses   of every epoch, each row's taken before the step that used it
/// @param accuracy on the test rows at the end, 0 to 1
public record Race(double[] losses, double accuracy) {
    /// How long, in batches of which size, and what the loss is multiplied by before the gradients are taken.
    public record Options(int epochs, int batchSize, double lossScale, long seed) {
        public Options {
            if (epochs < 1 || batchSize < 1 || !(lossScale > 0 && Double.isFinite(lossScale))) {
                throw new IllegalArgumentException("Race.Options: " + epochs + " epochs, batch size " + batchSize
                        + ", loss times "
                        + lossScale + ": all must be positive and finite");
            }
        }
    }

    /// Runs. A runner that leaves the track has losses that are infinite or NaN.
    public static Race run(UpdateRule rule, Data training, Data test, int classes, Options options) {
        var random = SeedStream.generator(options.seed);
        var network = new Sequential(new Linear(training.row()[0], 32, random), Activation.RELU,
                new Linear(32, classes, random));
        var optimizer = new Optimizer(network.parameters(), rule);
        var loop = TrainingLoop.Options.of(options.batchSize, options.seed);
        Loss loss = (output, batch) -> Loss.crossEntropy().of(output, batch).times((float) options.lossScale);
        double[] losses = new double[options.epochs];
        for (int epoch = 0; epoch < losses.length; epoch++) {
            losses[epoch] = TrainingLoop.epoch(network, loss, optimizer, training, loop, epoch) / options.lossScale;
        }
        return new Race(losses, Evaluation.of(network, test, Loss.crossEntropy()).accuracy());
    }

    /// The first epoch, counted from 1, whose loss is below a bound; 0 if there is none.
    public int epochBelow(double bound) {
        for (int epoch = 0; epoch < losses.length; epoch++) {
            if (losses[epoch] < bound) {
                return epoch + 1;
            }
        }
        return 0;
    }

    /// The loss of the last epoch.
    public double lastLoss() {
        return losses[losses.length - 1];
    }
}
