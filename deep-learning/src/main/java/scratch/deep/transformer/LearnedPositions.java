package scratch.deep.transformer;

import java.util.Map;
import java.util.random.RandomGenerator;
import scratch.deep.init.Initializer;
import scratch.deep.layer.Layer;
import scratch.math.autograd.Variable;
import scratch.math.check.Require;
import scratch.math.tensor.Shape;

/// Adds to each place a vector of its own that is learned, as in BERT and GPT-2; there is none for a place that training has
/// never seen. Starts normal with deviation 0.02, as theirs.
public final class LearnedPositions implements Layer {
    private final int width;
    private final int longest;
    private final Variable weight;         // (longest, d)

    public LearnedPositions(int width, int longest, RandomGenerator random) {
        this(width, longest, Initializer.normal(0.02), random);
    }

    public LearnedPositions(int width, int longest, Initializer initializer, RandomGenerator random) {
        Require.atLeast(1, "LearnedPositions", "width", width);
        Require.atLeast(1, "LearnedPositions", "longest", longest);
        this.width = width;
        this.longest = longest;
        weight = Variable.parameter(initializer.create(random, longest, width, longest, width)).named("weight");
    }

    /// x (batch, places, width)
    @Override
    public Variable forward(Variable x) {
        check(this, x, longest, width);
        return x.plus(weight.slice(0, 0, x.length(1)));
    }

    static void check(Layer layer, Variable x, int longest, int width) {
        if (x.rank() != 3 || x.length(2) != width || x.length(1) > longest) {
            throw new IllegalArgumentException(layer + ": " + Shape.text(x.shape()) + ": must be (batch, up to " + longest
                    + " places, " + width + ")");
        }
    }

    public Variable weight() {
        return weight;
    }

    @Override
    public Map<String, Variable> parameters() {
        return Map.of("weight", weight);
    }

    @Override
    public String toString() {
        return "LearnedPositions " + longest + " x " + width;
    }
}
