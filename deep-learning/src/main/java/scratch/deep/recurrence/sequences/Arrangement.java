package scratch.deep.recurrence.sequences;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SplittableRandom;

import scratch.deep.layer.Layer;
import scratch.deep.layer.Linear;
import scratch.deep.recurrent.Architecture;
import scratch.deep.recurrent.GRU;
import scratch.deep.recurrent.Output;
import scratch.deep.recurrent.RecurrentLayer;
import scratch.math.autograd.CrossEntropy;
import scratch.math.autograd.Functions;
import scratch.math.autograd.Variable;
import scratch.math.check.Require;

/// A recurrent layer and a linear one, put together in three ways: an answer after the last step, an answer at each step, or
/// many steps out of one input.
///
/// What differs is only which states the linear layer reads, and what the recurrent layer is fed.
public final class Arrangement implements Layer {
    private final RecurrentLayer memory;
    private final Linear readout;

    /// @param bothWays whether a second pass reads each sequence from its end
    public Arrangement(int inputs, int hidden, int outputs, boolean bothWays, long seed) {
        var random = new SplittableRandom(seed);
        Architecture architecture = Architecture.of(inputs, hidden);
        memory = new GRU(bothWays ? architecture.bothWays() : architecture, random);
        readout = new Linear(memory.architecture().outputs(), outputs, random);
    }

    /// Many to one: the state after the last real step of each sequence is read; (n, t, d) → (n, k).
    public Variable last(Padded sequences) {
        return readout.forward(memory.run(sequences.x(), null, sequences.lengths()).last());
    }

    /// Many to many: every state is read; (n, t, d) → (n, t, k).
    public Variable each(Padded sequences) {
        return readout.forward(memory.run(sequences.x(), null, sequences.lengths()).outputs());
    }

    /// One to many: the same input is read again at each of `steps` steps; (n, d) → (n, steps, k).
    public Variable generate(Variable input, int steps) {
        Require.atLeast(1, "Arrangement.generate", "steps", steps);
        Variable repeated = input.reshape(input.length(0), 1, input.length(1)).expand(input.length(0), steps, input.length(1));
        return readout.forward(memory.run(repeated, null).outputs());
    }

    /// Many to many into the future, each step read from the one before: `ahead` outputs after the last step; (n, t, 1) →
    /// ahead arrays of n numbers. There must be one input and one output.
    public float[][] continued(Variable x, int ahead) {
        return Variable.noGradient(() -> {
            float[][] future = new float[ahead][];
            Output now = memory.run(x, null);
            for (int step = 0; step < ahead; step++) {
                Variable next = readout.forward(now.last());   // (n, 1)
                future[step] = next.data().toArray();
                now = memory.step(next, now.state());          // subtle: a mistake is read as if it were the truth
            }
            return future;
        });
    }

    /// Mean cross-entropy over the steps that exist.
    ///
    /// @param logits (n, t, k)
    /// @param labels (n·t), [Padded#NONE] behind the end of a sequence
    public static Variable stepLoss(Variable logits, int... labels) {
        return Functions.crossEntropy(logits, labels, CrossEntropy.plain().ignoring(Padded.NONE));
    }

    public RecurrentLayer memory() {
        return memory;
    }

    public Linear readout() {
        return readout;
    }

    @Override
    public Variable forward(Variable x) {
        return readout.forward(memory.forward(x));
    }

    @Override
    public Map<String, Layer> children() {
        Map<String, Layer> children = new LinkedHashMap<>();
        children.put("memory", memory);
        children.put("readout", readout);
        return children;
    }
}
