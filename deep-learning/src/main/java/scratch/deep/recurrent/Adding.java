package scratch.deep.recurrent;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;

import scratch.deep.layer.Layer;
import scratch.deep.layer.Linear;
import scratch.deep.optimizer.Adam;
import scratch.deep.optimizer.GradientClipping;
import scratch.deep.optimizer.Optimizer;
import scratch.math.autograd.Variable;
import scratch.math.check.Require;
import scratch.math.tensor.Tensor;

/// The adding problem: of a sequence of random numbers between 0 and 1 two are marked, one in the first half, one in the
/// second; say at the end what they add up to. Whoever always says 1 has the mean squared error 1/6.
/// Hochreiter and Schmidhuber 1997.
public final class Adding implements Layer {
    /// The error of the answer 1: the variance of a sum of two uniform numbers.
    public static final double BLIND = 1.0 / 6;

    /// @param length of the sequences
    /// @param rows   sequences a step
    public record Options(int length, int rows, int steps, double rate, long seed) {
        public Options {
            Require.atLeast(2, "Adding.Options", "length", length);
            Require.atLeast(1, "Adding.Options", "rows", rows);
            Require.atLeast(0, "Adding.Options", "steps", steps);
            Require.positive("Adding.Options", "rate", rate);
        }
    }

    /// Sequences (n, t, 2) of a number and a mark, and the sums (n, 1).
    public record Sequences(Variable x, Variable sums) {
        public static Sequences draw(int rows, int length, RandomGenerator random) {
            float[] x = new float[rows * length * 2];
            float[] sums = new float[rows];
            for (int i = 0; i < rows; i++) {
                int first = random.nextInt(length / 2);
                int second = length / 2 + random.nextInt(length - length / 2);
                for (int t = 0; t < length; t++) {
                    int at = (i * length + t) * 2;
                    boolean marked = t == first || t == second;
                    x[at] = random.nextFloat();
                    x[at + 1] = marked ? 1 : 0;
                    sums[i] += marked ? x[at] : 0;
                }
            }
            return new Sequences(Variable.constant(Tensor.of(x, rows, length, 2)),
                    Variable.constant(Tensor.of(sums, rows, 1)));
        }
    }

    private final RecurrentLayer memory;
    private final Linear answer;

    public Adding(RecurrentLayer memory, RandomGenerator random) {
        this.memory = memory;
        answer = new Linear(memory.architecture().outputs(), 1, random);
        answer.bias().data().fillInPlace(1);                   // the blind answer, to begin with
    }

    /// The sum, from the last state; (n, t, 2) → (n, 1).
    @Override
    public Variable forward(Variable x) {
        return answer.forward(memory.run(x, null).last());
    }

    @Override
    public Map<String, Layer> children() {
        Map<String, Layer> children = new LinkedHashMap<>();
        children.put("memory", memory);
        children.put("answer", answer);
        return children;
    }

    /// Mean squared error of the answers.
    public Variable error(Sequences sequences) {
        return forward(sequences.x).minus(sequences.sums).square().mean();
    }

    /// Trains on new sequences at every step, with gradients of length 1 at most; the error at every step.
    public double[] train(Options options) {
        Optimizer optimizer = new Optimizer(parameters(), new Adam(options.rate));
        RandomGenerator random = new SplittableRandom(options.seed + 1000);
        double[] errors = new double[options.steps];
        for (int step = 0; step < options.steps; step++) {
            optimizer.clearGradients();
            Variable error = error(Sequences.draw(options.rows, options.length, random));
            error.backward();
            errors[step] = error.item();
            GradientClipping.byNorm(optimizer.parameters(), 1);
            optimizer.step();
        }
        return errors;
    }

    /// The error on new sequences.
    public double test(int rows, int length, long seed) {
        Sequences sequences = Sequences.draw(rows, length, new SplittableRandom(seed));
        return Variable.noGradient(() -> (double) error(sequences).item());
    }
}
