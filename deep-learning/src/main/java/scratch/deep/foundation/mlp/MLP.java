package scratch.deep.foundation.mlp;

import java.util.Arrays;
import java.util.random.RandomGenerator;

import scratch.deep.data.Data;
import scratch.deep.init.SeedStream;
import scratch.math.Matrix;
import scratch.math.check.Require;

/// A multi-layer perceptron: inputs → hidden ReLUs → classes, trained by stochastic gradient descent on cross-entropy.
///
/// Two classes share one output, the probability of class 1; k > 2 classes have k. Every gradient comes from
/// [Network#backward], written out by hand: nothing here knows about autograd.
/// Cost of an epoch 6·n·(d·h + h·k).   Goodfellow, Bengio and Courville, *Deep Learning*, chapter 6.
public final class MLP {
    /// @param hidden    units in the middle
    /// @param batchSize rows a step; all of them in one step if there are not more
    public record Options(int hidden, double learningRate, int epochs, int batchSize, long seed) {
        public Options {
            Require.that(hidden >= 1, "MLP.Options: hidden = %d: needs at least 1 unit", hidden);
            Require.that(learningRate > 0 && Double.isFinite(learningRate),
                    "MLP.Options: learningRate = %s: must be positive and finite", learningRate);
            Require.that(epochs >= 0, "MLP.Options: epochs = %d: must not be negative", epochs);
            Require.that(batchSize >= 1, "MLP.Options: batchSize = %d: must be at least 1", batchSize);
        }
    }

    private final Network network;
    private final double[] history;

    private MLP(Network network, double... history) {
        this.network = network;
        this.history = history;
    }

    /// A network with given weights, to be asked and not trained.
    public static MLP of(Network network) {
        return new MLP(network);
    }

    /// @param x      (n, d)
    /// @param labels 0, 1, … one for each row; every class up to the largest gets an output
    /// @throws ArithmeticException if the loss is no longer a number, because the learning rate is too large
    public static MLP fit(Matrix x, int[] labels, Options options) {
        int classes = check(x, labels);
        RandomGenerator random = SeedStream.generator(options.seed);
        Network network = Network.random(x.columns(), options.hidden, classes == 2 ? 1 : classes, random);
        double[] history = new double[options.epochs];
        for (int epoch = 0; epoch < options.epochs; epoch++) {
            int[] order = order(x.rows(), options, epoch);
            for (int from = 0; from < order.length; from += options.batchSize) {
                int[] rows = Arrays.copyOfRange(order, from, Math.min(from + options.batchSize, order.length));
                Matrix batch = x.selectRows(rows);                                     // (batch, d)
                int[] truth = Arrays.stream(rows).map(i -> labels[i]).toArray();       // (batch)
                Network.Pass pass = network.forward(batch);
                history[epoch] += Network.loss(pass.logits(), truth) * rows.length / order.length;
                network.stepInPlace(network.backward(batch, pass, truth), options.learningRate);
            }
            if (!Double.isFinite(history[epoch])) {
                throw new ArithmeticException("MLP.fit: the loss of epoch " + (epoch + 1) + " is " + history[epoch]
                        + ": lower the learning rate, " + options.learningRate);
            }
        }
        return new MLP(network, history);
    }

    private static int[] order(int n, Options options, int epoch) {
        if (options.batchSize < n) {
            return Data.permutation(n, SeedStream.at(options.seed, epoch));
        }
        int[] order = new int[n];
        Arrays.setAll(order, i -> i);
        return order;
    }

    private static int check(Matrix x, int... labels) {
        Require.that(x.rows() > 0 && x.columns() > 0, "MLP.fit: (%d, %d): needs at least one row and one column",
                x.rows(), x.columns());
        Require.that(x.rows() == labels.length, "MLP.fit: %d rows with %d labels: must be equally many", x.rows(),
                labels.length);
        int classes = 2;
        for (int i = 0; i < labels.length; i++) {
            Require.that(labels[i] >= 0, "MLP.fit: label %d of row %d: must not be negative", labels[i], i);
            classes = Math.max(classes, labels[i] + 1);
        }
        Require.finite("MLP.fit", x.columns(), x.data());
        return classes;
    }

    /// (n, d) → (n, 1), the probability of class 1, or (n, k), one of each class.
    public Matrix predictProbabilities(Matrix x) {
        Require.that(x.columns() == network.w1().rows(), "MLP.predict: %d columns: must be %d, as in fit", x.columns(),
                network.w1().rows());
        Require.finite("MLP.predict", x.columns(), x.data());
        return Network.probabilities(network.forward(x).logits());
    }

    /// The most probable class of each row.
    public int[] predict(Matrix x) {
        Matrix p = predictProbabilities(x);                    // (n, k)
        int[] best = new int[p.rows()];
        for (int i = 0; i < best.length; i++) {
            if (p.columns() == 1) {
                best[i] = p.get(i, 0) > 0.5 ? 1 : 0;
                continue;
            }
            for (int j = 1; j < p.columns(); j++) {
                best[i] = p.get(i, j) > p.get(i, best[i]) ? j : best[i];
            }
        }
        return best;
    }

    /// The share of rows whose class is right.
    public double score(Matrix x, int... labels) {
        int[] predicted = predict(x);
        Require.that(predicted.length == labels.length, "MLP.score: %d rows with %d labels: must be equally many",
                predicted.length, labels.length);
        int right = 0;
        for (int i = 0; i < labels.length; i++) {
            right += predicted[i] == labels[i] ? 1 : 0;
        }
        return (double) right / labels.length;
    }

    public Network network() {
        return network;
    }

    /// The mean loss of each epoch, every row's taken before the step that used it.
    public double[] history() {
        return history.clone();
    }
}
