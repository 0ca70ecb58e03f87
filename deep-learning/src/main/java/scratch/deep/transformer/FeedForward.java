package scratch.deep.transformer;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.random.RandomGenerator;
import scratch.deep.init.Initializer;
import scratch.deep.layer.Activation;
import scratch.deep.layer.Dropout;
import scratch.deep.layer.Layer;
import scratch.deep.layer.Linear;
import scratch.math.autograd.Variable;

/// Two linear layers with a function between them, for each place by itself: `f(x·W₁ + b₁)·W₂ + b₂`.
/// Two thirds of the numbers and of the work of a block with four times the width inside.
public final class FeedForward implements Layer {
    private final Linear linear1;
    private final Linear linear2;
    private final Activation activation;
    private final Dropout dropout;             // or null

    public FeedForward(int width, int hidden, Activation activation, RandomGenerator random) {
        this(width, hidden, activation, true, 0, random);
    }

    public FeedForward(int width, int hidden, Activation activation, boolean bias, double dropout, RandomGenerator random) {
        linear1 = new Linear(width, hidden, Initializer.xavierUniform(), bias, random);
        linear2 = new Linear(hidden, width, Initializer.xavierUniform(), bias, random);
        this.activation = activation;
        this.dropout = dropout > 0 ? new Dropout(dropout, random.nextLong()) : null;
    }

    @Override
    public Variable forward(Variable x) {
        Variable inside = activation.forward(linear1.forward(x));
        return linear2.forward(dropout == null ? inside : dropout.forward(inside));
    }

    @Override
    public Map<String, Layer> children() {
        Map<String, Layer> children = new LinkedHashMap<>();
        children.put("linear1", linear1);
        if (dropout != null) {
            children.put("dropout", dropout);
        }
        children.put("linear2", linear2);
        return children;
    }

    @Override
    public String toString() {
        return "FeedForward " + linear1 + ", " + activation + ", " + linear2;
    }
}
