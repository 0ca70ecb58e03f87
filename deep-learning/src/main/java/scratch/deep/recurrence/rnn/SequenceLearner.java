package scratch.deep.recurrence.rnn;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;

import scratch.math.check.Require;

/// Trains a [RecurrentNetwork] on sequences of symbols by stochastic gradient descent, one sequence a step.
///
/// The gradient comes from backpropagation through time, whole or truncated: a sequence is then cut into pieces of
/// `window` steps. The state goes on from piece to piece, the gradient does not.
/// Williams and Peng 1990.
public final class SequenceLearner {
    /// @param hidden   numbers in the state
    /// @param rate     of the first step against the gradient; it falls to 0 in a straight line
    /// @param clip     longest gradient: a longer one is shortened to this
    /// @param window   steps that a gradient goes back, at most; as many as the longest sequence has, or more: all
    /// @param epochs   passes over the sequences
    /// @param seed     of the weights and of the order
    public record Options(int hidden, double rate, double clip, int window, int epochs, long seed) {
        public Options {
            Require.atLeast(1, "SequenceLearner.Options", "hidden", hidden);
            Require.positive("SequenceLearner.Options", "rate", rate);
            Require.positive("SequenceLearner.Options", "clip", clip);
            Require.atLeast(1, "SequenceLearner.Options", "window", window);
            Require.atLeast(0, "SequenceLearner.Options", "epochs", epochs);
        }
    }

    private final RecurrentNetwork network;
    private final double[] history;        // mean loss of a step, by epoch

    private SequenceLearner(RecurrentNetwork network, double... history) {
        this.network = network;
        this.history = history;
    }

    /// Learns to give `labels[i][t]` at step t of sequence i.
    ///
    /// @param x      symbols from 0 to `symbols − 1`; every sequence may have its own length
    /// @param labels as long as the sequence, classes from 0 to `classes − 1` or [StepLoss#NONE]
    public static SequenceLearner fit(int[][] x, int symbols, int[][] labels, int classes, Options options) {
        Require.that(x.length > 0 && x.length == labels.length, "SequenceLearner.fit: %d sequences with labels of %d: must be "
                + "equally many, and at least one", x.length, labels.length);
        RandomGenerator random = new SplittableRandom(options.seed);
        RecurrentNetwork network = RecurrentNetwork.random(symbols, options.hidden, classes, random);
        double[] history = new double[options.epochs];
        int[] order = new int[x.length];
        Arrays.setAll(order, i -> i);
        for (int epoch = 0; epoch < options.epochs; epoch++) {
            shuffle(order, random);
            double sum = 0;
            int steps = 0;
            double rate = options.rate * (options.epochs - epoch) / options.epochs;
            for (int i : order) {
                RecurrentNetwork gradient = network.zeros();
                StepLoss loss = accumulate(network, oneHot(x[i], symbols), labels[i], options.window, gradient);
                requireFinite(loss, epoch, i);
                double norm = gradient.norm() / Math.max(1, loss.steps());
                network.stepInPlace(gradient, rate / Math.max(1, loss.steps()) * Math.min(1, options.clip / norm));
                sum += loss.sum();
                steps += loss.steps();
            }
            history[epoch] = sum / Math.max(1, steps);
        }
        return new SequenceLearner(network, history);
    }

    private static void requireFinite(StepLoss loss, int epoch, int sequence) {
        if (!Double.isFinite(loss.sum())) {
            throw new ArithmeticException("SequenceLearner.fit: the loss of epoch " + (epoch + 1) + ", sequence " + sequence
                    + " is " + loss.sum() + ": lower the rate");
        }
    }

    /// Truncated backpropagation through time: adds the gradient of the loss over a sequence, piece by piece.
    public static StepLoss accumulate(RecurrentNetwork network, double[][] x, int[] labels, int window,
                                      RecurrentNetwork gradient) {
        Require.that(x.length == labels.length, "SequenceLearner.accumulate: %d steps with %d labels: must be equally many",
                x.length, labels.length);
        double[] state = new double[network.b().length];
        double sum = 0;
        int steps = 0;
        double[][] delta = new double[x.length][];
        for (int from = 0; from < Math.max(1, x.length); from += window) {
            int to = Math.min(x.length, from + window);
            double[][] piece = Arrays.copyOfRange(x, from, to);
            RecurrentNetwork.Pass pass = network.forward(piece, state);
            StepLoss loss = StepLoss.crossEntropy(pass.outputs(), Arrays.copyOfRange(labels, from, to));
            network.backward(piece, pass, loss.delta(), gradient);
            state = pass.last();                               // the numbers go on, the gradient stops here
            System.arraycopy(loss.delta(), 0, delta, from, to - from);
            sum += loss.sum();
            steps += loss.steps();
        }
        return new StepLoss(sum, steps, delta);
    }

    /// A row of zeros with a single 1 for each symbol; (T, symbols).
    public static double[][] oneHot(int[] symbols, int count) {
        double[][] rows = new double[symbols.length][count];
        for (int t = 0; t < symbols.length; t++) {
            Require.that(symbols[t] >= 0 && symbols[t] < count, "SequenceLearner.oneHot: symbol %d at step %d: must be from 0 "
                    + "to %d", symbols[t], t, count - 1);
            rows[t][symbols[t]] = 1;
        }
        return rows;
    }

    private static void shuffle(int[] order, RandomGenerator random) {
        for (int i = order.length - 1; i > 0; i--) {
            int j = random.nextInt(i + 1);
            int kept = order[i];
            order[i] = order[j];
            order[j] = kept;
        }
    }

    /// States and outputs for a sequence of symbols.
    public RecurrentNetwork.Pass run(int... x) {
        return network.forward(oneHot(x, network.wx().length));
    }

    /// Share of the labelled steps whose largest output is the right one.
    public double accuracy(int[][] x, int[][] labels) {
        int right = 0;
        int steps = 0;
        for (int i = 0; i < x.length; i++) {
            double[][] outputs = run(x[i]).outputs();
            for (int t = 0; t < labels[i].length; t++) {
                if (labels[i][t] != StepLoss.NONE) {
                    right += argMax(outputs[t]) == labels[i][t] ? 1 : 0;
                    steps++;
                }
            }
        }
        return (double) right / steps;
    }

    private static int argMax(double... values) {
        int best = 0;
        for (int j = 1; j < values.length; j++) {
            best = values[j] > values[best] ? j : best;
        }
        return best;
    }

    public RecurrentNetwork network() {
        return network;
    }

    /// Mean loss of a step in each epoch, taken before the weights moved.
    public double[] history() {
        return history.clone();
    }
}
