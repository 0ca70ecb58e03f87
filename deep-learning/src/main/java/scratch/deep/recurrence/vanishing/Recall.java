package scratch.deep.recurrence.vanishing;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;

import scratch.deep.layer.Layer;
import scratch.deep.layer.Linear;
import scratch.deep.loss.Losses;
import scratch.deep.optimizer.Adam;
import scratch.deep.optimizer.GradientClipping;
import scratch.deep.optimizer.Optimizer;
import scratch.deep.recurrent.RecurrentLayer;
import scratch.math.autograd.FiniteCheck;
import scratch.math.autograd.Variable;
import scratch.math.check.Require;
import scratch.math.tensor.Tensor;

/// The simplest task that needs a memory: say at the end which of two symbols came first. Between them stand `lag` random
/// symbols that mean nothing, so the answer is as far from its cause as you like. Hochreiter and Schmidhuber 1997.
public final class Recall implements Layer {
    /// Symbols 0 and 1 are to be remembered, 2 and 3 fill the time.
    public static final int SYMBOLS = 4;

    /// @param lag   steps between the symbol and the answer
    /// @param rows  sequences a step
    /// @param steps of training, at most; it ends when 20 batches in a row were all right
    /// @param clip  longest gradient; infinite: never shortened
    public record Options(Memory memory, int lag, int hidden, int rows, int steps, double rate, double clip, long seed) {
        public Options {
            Require.atLeast(1, "Recall.Options", "lag", lag);
            Require.atLeast(1, "Recall.Options", "hidden", hidden);
            Require.atLeast(1, "Recall.Options", "rows", rows);
            Require.atLeast(0, "Recall.Options", "steps", steps);
            Require.positive("Recall.Options", "rate", rate);
            Require.that(clip > 0, "Recall.Options: clip = %s: must be positive", clip);
        }
    }

    /// @param accuracy on 500 new sequences
    /// @param steps    that training took
    public record Outcome(double accuracy, int steps) {
        /// More than 95 % right.
        public boolean solved() {
            return accuracy > 0.95;
        }
    }

    /// Sequences (n, lag + 1, 4) with a 1 at each symbol, and which came first.
    public record Sequences(Variable x, int[] first) {
        public static Sequences draw(int rows, int lag, RandomGenerator random) {
            float[] x = new float[rows * (lag + 1) * SYMBOLS];
            int[] first = new int[rows];
            for (int i = 0; i < rows; i++) {
                first[i] = random.nextInt(2);
                for (int t = 0; t <= lag; t++) {
                    x[(i * (lag + 1) + t) * SYMBOLS + (t == 0 ? first[i] : 2 + random.nextInt(2))] = 1;
                }
            }
            return new Sequences(Variable.constant(Tensor.of(x, rows, lag + 1, SYMBOLS)), first);
        }
    }

    private static final int CALM = 20;                        // batches without a mistake that end training

    private final RecurrentLayer memory;
    private final Linear answer;

    public Recall(Memory memory, int hidden, long seed) {
        var random = new SplittableRandom(seed);
        this.memory = memory.create(SYMBOLS, hidden, random);
        answer = new Linear(hidden, 2, random);
    }

    /// Logits after the last step; (n, t, 4) → (n, 2).
    @Override
    public Variable forward(Variable x) {
        return answer.forward(memory.run(x, null).last().named("recurrent layer")).named("answer");
    }

    @Override
    public Map<String, Layer> children() {
        Map<String, Layer> children = new LinkedHashMap<>();
        children.put("memory", memory);
        children.put("answer", answer);
        return children;
    }

    /// Trains a network of its own from new sequences at every step.
    public static Outcome train(Options options) {
        Recall network = new Recall(options.memory, options.hidden, options.seed);
        RandomGenerator random = new SplittableRandom(options.seed + 1000);
        Optimizer optimizer = new Optimizer(network.parameters(), new Adam(options.rate));
        int calm = 0;
        int step = 0;
        while (step < options.steps && calm < CALM) {
            Sequences batch = Sequences.draw(options.rows, options.lag, random);
            calm = network.step(batch, optimizer, options.clip, ++step) == 1 ? calm + 1 : 0;
        }
        return new Outcome(network.score(Sequences.draw(500, options.lag, random)), step);
    }

    /// One step; returns the share of right answers before it. A loss that is not finite is refused, with the step and the
    /// first layer or parameter that was not.
    public double step(Sequences batch, Optimizer optimizer, double clip, int number) {
        optimizer.clearGradients();
        Variable logits = forward(batch.x).keep();
        Variable loss = Losses.crossEntropy(logits, batch.first);
        FiniteCheck.require(loss, number);
        double right = score(logits, batch.first);
        loss.backward();
        if (clip < Double.POSITIVE_INFINITY) {
            GradientClipping.byNorm(optimizer.parameters(), clip);
        }
        optimizer.step();
        return right;
    }

    /// Share of right answers.
    public double score(Sequences sequences) {
        return Variable.noGradient(() -> score(forward(sequences.x), sequences.first));
    }

    private static double score(Variable logits, int... first) {
        float[] z = logits.data().toArray();
        int right = 0;
        for (int i = 0; i < first.length; i++) {
            right += (z[2 * i + 1] > z[2 * i] ? 1 : 0) == first[i] ? 1 : 0;
        }
        return (double) right / first.length;
    }

    /// Mean length of the derivative of the loss by the input at each step: how much the end feels of it; (lag + 1).
    public double[] gradientByStep(Sequences sequences) {
        Variable x = Variable.parameter(sequences.x.data());
        Losses.crossEntropy(forward(x), sequences.first).backward();
        float[] g = x.gradient().toArray();
        int rows = x.length(0);
        double[] norms = new double[x.length(1)];
        for (int i = 0; i < rows; i++) {
            for (int t = 0; t < norms.length; t++) {
                double square = 0;
                for (int j = 0; j < SYMBOLS; j++) {
                    double v = g[(i * norms.length + t) * SYMBOLS + j];
                    square += v * v;
                }
                norms[t] += Math.sqrt(square);                 // the loss is a mean: its rows add up to a mean
            }
        }
        parameters().values().forEach(Variable::clearGradient);
        return norms;
    }
}
