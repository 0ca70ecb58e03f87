package scratch.deep.reconstruction;

import java.util.function.Consumer;

import scratch.deep.data.Data;
import scratch.deep.layer.Layer;
import scratch.deep.loss.Loss;
import scratch.deep.optimizer.Adam;
import scratch.deep.optimizer.Optimizer;
import scratch.deep.optimizer.Schedule;
import scratch.deep.train.Epoch;
import scratch.deep.train.Options;
import scratch.deep.train.Trainer;
import scratch.math.Matrix;
import scratch.math.check.Require;

/// How the networks of these lessons are trained: Adam, whose rate falls to 0 along half a cosine.
///
/// @param epochs    how often to go through the rows
/// @param batchSize rows a step
/// @param rate      the learning rate of the first step
/// @param seed      of the order of the rows
public record Fitting(int epochs, int batchSize, double rate, long seed) {

    public Fitting {
        Require.atLeast(1, "Fitting", "epochs", epochs);
        Require.atLeast(1, "Fitting", "batch size", batchSize);
        Require.positive("Fitting", "rate", rate);
    }

    /// 40 epochs in batches of 128 with the rate 0.01, unless said otherwise.
    public static Fitting withSeed(long seed) {
        return new Fitting(40, 128, 0.01, seed);
    }

    public Fitting withEpochs(int newEpochs) {
        return new Fitting(newEpochs, batchSize, rate, seed);
    }

    /// Rows that are to be given back: the targets are the inputs.
    public static Data itself(Matrix x) {
        return pairs(x, x);
    }

    /// Rows with what is to be made of them.
    public static Data pairs(Matrix inputs, Matrix targets) {
        return Data.numbers(rows(inputs), rows(targets));
    }

    private static double[][] rows(Matrix x) {
        double[][] rows = new double[x.rows()][];
        for (int i = 0; i < rows.length; i++) {
            rows[i] = x.row(i);
        }
        return rows;
    }

    /// Trains, and leaves the model in evaluation mode.
    public <T extends Layer> T run(T model, Loss loss, Data data) {
        return run(model, loss, data, epoch -> { });
    }

    /// The same, and `afterEpoch` is called with what each epoch leaves in the history.
    public <T extends Layer> T run(T model, Loss loss, Data data, Consumer<Epoch> afterEpoch) {
        long steps = (long) epochs * ((data.size() + batchSize - 1) / batchSize);
        var optimizer = new Optimizer(model.parameters(), new Adam(rate), Schedule.cosine(steps, 0));
        new Trainer(model, loss, optimizer, data, Options.of(epochs, batchSize).withSeed(seed)).listen(afterEpoch).run();
        return model;
    }
}
