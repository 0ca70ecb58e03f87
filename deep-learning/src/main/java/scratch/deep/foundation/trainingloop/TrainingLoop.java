package scratch.deep.foundation.trainingloop;

import java.util.Arrays;
import scratch.deep.data.Batch;
import scratch.deep.data.Data;
import scratch.deep.init.SeedStream;
import scratch.deep.layer.Layer;
import scratch.deep.loss.Loss;
import scratch.deep.optimizer.Optimizer;
import scratch.math.autograd.Variable;

/// The loop that trains every network: clear, forward, loss, backward, step, batch after batch.
///
/// The loss of an epoch is the mean over its rows, `Σ loss_b·n_b / Σ n_b`: a batch of one row must not count as much as
/// a batch of two. Two of the loop's habits can be switched off, to see what they are good for. What training needs
/// beside the loop (history, early stopping, checkpoints) is in [scratch.deep.train.Trainer].
/// LeCun, Bottou, Orr and Müller 1998, *Efficient BackProp*.
public final class TrainingLoop {

    /// @param batchSize rows a step; the last batch of an epoch may have fewer
    /// @param shuffle   a new order of the rows in each epoch
    /// @param clear     forget the gradients of the step before; without it they add up
    public record Options(int batchSize, boolean shuffle, boolean clear, long seed) {
        public Options {
            if (batchSize < 1) {
                throw new IllegalArgumentException("TrainingLoop.Options: batch size " + batchSize + ": must be at least 1");
            }
        }

        /// As it should be.
        public static Options of(int batchSize, long seed) {
            return new Options(batchSize, true, true, seed);
        }
    }

    private TrainingLoop() {
    }

    /// Goes through all rows once. Returns the mean loss of the rows, each taken before the step that used it.
    ///
    /// @param number of the epoch, from 0: decides about the order of the rows
    public static double epoch(Layer model, Loss loss, Optimizer optimizer, Data data, Options options, int number) {
        int[] order = order(data.size(), options, number);
        double sum = 0;
        model.train();
        for (int from = 0; from < order.length; from += options.batchSize) {
            int to = Math.min(from + options.batchSize, order.length);
            Batch batch = data.batch(Arrays.copyOfRange(order, from, to));
            if (options.clear) {
                optimizer.clearGradients();                    // 1 clear
            }
            Variable output = model.forward(batch.inputs());   // 2 forward
            Variable mean = loss.of(output, batch);            // 3 loss
            mean.backward();                                   // 4 backward: fills gradients, moves nothing
            optimizer.step();                                  // 5 step: moves weights
            sum += (double) mean.item() * batch.size();
        }
        return sum / data.size();
    }

    private static int[] order(int n, Options options, int number) {
        if (options.shuffle) {
            return Data.permutation(n, SeedStream.at(options.seed, number));
        }
        int[] order = new int[n];
        Arrays.setAll(order, i -> i);
        return order;
    }

    /// How many steps an epoch has: rows divided by batch size, rounded up.
    public static int stepsPerEpoch(int rows, int batchSize) {
        return Math.ceilDiv(rows, batchSize);
    }
}
