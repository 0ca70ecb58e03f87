package scratch.deep.train;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import scratch.deep.data.Batch;
import scratch.deep.data.Data;
import scratch.deep.init.SeedStream;
import scratch.deep.layer.Layer;
import scratch.deep.loss.Loss;
import scratch.deep.optimizer.GradientClipping;
import scratch.deep.optimizer.Optimizer;
import scratch.math.autograd.FiniteCheck;
import scratch.math.autograd.Variable;
import scratch.math.tensor.Scope;
import scratch.math.tensor.Tensor;

/// The training loop: batches, the five lines of [#step()], a history, early stopping.
///
/// A trainer is always between two steps, and everything it will do from there follows from what it holds: weights,
/// the optimizer's memory, positions of seeds, epoch and row. So it can be saved there and continued elsewhere with the
/// same bits ([scratch.deep.checkpoint.Checkpoint]). A loss that is NaN or infinite ends training with an
/// [ArithmeticException] that names the step and the first layer or parameter that was not finite.
public final class Trainer {
    private final Layer model;
    private final Loss loss;
    private final Optimizer optimizer;
    private final Data data;
    private final Data validation;         // or null
    private final Options options;
    private final EarlyStopping early;
    private final List<Epoch> history = new ArrayList<>();
    private int position;                  // the next row of this epoch
    private double lossSum;                // over the rows of this epoch so far
    private boolean stopped;
    private int[] order;                   // of this epoch, or null
    private Consumer<Epoch> listener = epoch -> { };

    public Trainer(Layer model, Loss loss, Optimizer optimizer, Data data, Options options) {
        this(model, loss, optimizer, data, null, options);
    }

    /// @param validation judged after every epoch; or null
    public Trainer(Layer model, Loss loss, Optimizer optimizer, Data data, Data validation, Options options) {
        if (options.patience() > 0 && validation == null) {
            throw new IllegalArgumentException("Trainer: patience " + options.patience()
                    + " without validation data: early stopping needs rows that were not trained on");
        }
        requireOwnParameters(model, optimizer);
        this.model = model;
        this.loss = loss;
        this.optimizer = optimizer;
        this.data = data;
        this.validation = validation;
        this.options = options;
        early = new EarlyStopping(model, options.patience());
    }

    /// An optimizer of another model would step, and this one would never learn.
    private static void requireOwnParameters(Layer model, Optimizer optimizer) {
        Collection<Variable> own = model.parameters().values();
        for (Variable p : optimizer.parameters()) {
            if (!own.contains(p)) {
                throw new IllegalArgumentException("Trainer: the optimizer's " + p
                        + " is not a parameter of this model: make the optimizer from model.parameters()");
            }
        }
    }

    /// Called after every epoch: for progress bars and curves.
    public Trainer listen(Consumer<Epoch> newListener) {
        listener = newListener;
        return this;
    }

    /// Trains to the end, and leaves the model in evaluation mode. With early stopping it has the weights of the best
    /// epoch then.
    public List<Epoch> run() {
        while (!done()) {
            step();
        }
        model.eval();
        return history();
    }

    /// One batch. Returns its loss, measured before the weights moved.
    public float step() {
        if (done()) {
            throw new IllegalStateException("Trainer.step: step after the end: " + history.size() + " epochs are done");
        }
        int[] rows = nextRows();
        double rate = optimizer.rate();
        float value;
        // subtle: what is computed from the batch alone, such as its norm, takes no part in backward, which releases the rest
        try (Scope scope = Scope.open()) {
            Batch batch = data.batch(rows);
            model.train();

            optimizer.clearGradients();
            Variable output = model.forward(batch.inputs());
            Variable mean = loss.of(output, batch);
            value = FiniteCheck.require(mean, Math.toIntExact(optimizer.steps() + 1));
            mean.backward();
            if (options.clipNorm() > 0) {
                GradientClipping.byNorm(optimizer.parameters(), options.clipNorm());
            }
            optimizer.step();
            scope.clear();
        }
        lossSum += (double) value * rows.length;               // a batch of 8 counts a quarter of a batch of 32
        position += rows.length;
        if (position == data.size()) {
            endEpoch(rate);
        }
        return value;
    }

    private int[] nextRows() {
        if (order == null) {
            order = orderOf(history.size());
        }
        return Arrays.copyOfRange(order, position, Math.min(position + options.batchSize(), order.length));
    }

    /// The order of an epoch follows from the seed and its number alone.
    private int[] orderOf(int epoch) {
        if (options.shuffle()) {
            return Data.permutation(data.size(), SeedStream.at(options.seed(), epoch));
        }
        int[] asTheyAre = new int[data.size()];
        Arrays.setAll(asTheyAre, i -> i);
        return asTheyAre;
    }

    private void endEpoch(double rate) {
        int number = history.size() + 1;
        Evaluation judged = validation == null ? new Evaluation(Double.NaN, Double.NaN)
                : Evaluation.of(model, validation, loss);
        Epoch epoch = new Epoch(number, lossSum / data.size(), judged.loss(), judged.accuracy(), rate);
        history.add(epoch);
        position = 0;
        lossSum = 0;
        order = null;
        if (options.patience() > 0) {
            stopped = early.add(number, judged.loss());
            if (done()) {
                early.restoreBest();
            }
        }
        listener.accept(epoch);
    }

    /// True once all epochs are done, or early stopping has given up.
    public boolean done() {
        return stopped || history.size() >= options.epochs();
    }

    public List<Epoch> history() {
        return List.copyOf(history);
    }

    /// The epoch with the smallest validation loss, from 1; 0 without early stopping.
    public int bestEpoch() {
        return early.bestEpoch();
    }

    public Layer model() {
        return model;
    }

    public Optimizer optimizer() {
        return optimizer;
    }

    public Options options() {
        return options;
    }

    public Data data() {
        return data;
    }

    /// Everything the model consists of, by name: parameters and buffers. The tensors themselves.
    public static Map<String, Tensor> tensors(Layer model) {
        return EarlyStopping.tensors(model);
    }

    /// Where training stands, beside the tensors.
    public State state() {
        return new State(history(), position, lossSum, stopped, early.bestEpoch(), early.bestLoss(),
                early.bestWeights());
    }

    /// Goes on from there. The tensors of model and optimizer must be those of that moment.
    public void resume(State state) {
        if (state.position() < 0 || state.position() >= data.size()) {
            throw new IllegalArgumentException("Trainer.resume: row " + state.position() + " of " + data.size()
                    + ": these are not the data of the checkpoint");
        }
        history.clear();
        history.addAll(state.history());
        position = state.position();
        lossSum = state.lossSum();
        stopped = state.stopped();
        order = null;
        early.resume(state.bestEpoch(), state.bestLoss(), state.bestWeights());
    }

    /// Position in the data, sums so far, the history, and what early stopping remembers.
    public record State(List<Epoch> history, int position, double lossSum, boolean stopped, int bestEpoch,
                        double bestLoss, Map<String, float[]> bestWeights) { }
}
