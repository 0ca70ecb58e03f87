package scratch.deep.convolution.skip;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.random.RandomGenerator;

import scratch.deep.init.Initializer;
import scratch.deep.layer.BatchNorm;
import scratch.deep.layer.Layer;
import scratch.deep.layer.Linear;
import scratch.math.autograd.Variable;
import scratch.math.check.Require;

/// Many layers of one width, one on the other, with or without skips: the same weights, and one addition more or less.
///
/// x (n, d) → linear, normalised, ReLU (n, w) → blocks of two layers → linear (n, k). A block is `F(x) = relu(bn(W₂ ·
/// relu(bn(W₁ · x))))` in a plain tower, and `relu(bn(W₂ · relu(bn(W₁ · x))) + x)` in one with skips. The depth counts
/// the layers with weights. He, Zhang, Ren and Sun 2015.
public final class Tower implements Layer {
    /// @param depth       layers with weights: even, from 2 up
    /// @param skips       whether the input of a block is added to its output
    /// @param normalised  whether a batch normalisation follows each layer but the last
    public record Plan(int inputs, int width, int depth, int outputs, boolean skips, boolean normalised) {
        public Plan {
            Require.atLeast(1, "Tower.Plan", "inputs", inputs);
            Require.atLeast(1, "Tower.Plan", "width", width);
            Require.atLeast(1, "Tower.Plan", "outputs", outputs);
            Require.that(depth >= 2 && depth % 2 == 0, "Tower.Plan: depth %d: must be even, from 2 up", depth);
        }

        public Plan withDepth(int newDepth) {
            return new Plan(inputs, width, newDepth, outputs, skips, normalised);
        }

        public Plan withSkips(boolean newSkips) {
            return new Plan(inputs, width, depth, outputs, newSkips, normalised);
        }

        int blocks() {
            return (depth - 2) / 2;
        }
    }

    private final Plan plan;
    private final Map<String, Layer> children = new LinkedHashMap<>();

    public Tower(Plan plan, RandomGenerator random) {
        this.plan = plan;
        add("first", plan.inputs, plan.width, random);
        for (int block = 0; block < plan.blocks(); block++) {
            add("block" + block + ".a", plan.width, plan.width, random);
            add("block" + block + ".b", plan.width, plan.width, random);
        }
        children.put("last", new Linear(plan.width, plan.outputs, random));
    }

    private void add(String name, int in, int out, RandomGenerator random) {
        children.put(name, new Linear(in, out, Initializer.heNormal(), !plan.normalised, random));
        if (plan.normalised) {
            children.put(name + ".bn", new BatchNorm(out));
        }
    }

    @Override
    public Variable forward(Variable x) {
        Variable h = layer("first", x).relu();                                                 // (n, w)
        for (int block = 0; block < plan.blocks(); block++) {
            h = block(block, h);
        }
        return children.get("last").forward(h);                                                // (n, k)
    }

    private Variable block(int number, Variable x) {
        Variable inner = layer("block" + number + ".a", x).relu();
        Variable change = layer("block" + number + ".b", inner);
        return plan.skips ? change.plus(x).relu() : change.relu();
    }

    private Variable layer(String name, Variable x) {
        Variable y = children.get(name).forward(x);
        return plan.normalised ? children.get(name + ".bn").forward(y) : y;
    }

    /// The weights of the layers from the first to the last: one (in, out) for each.
    public Variable[] weights() {
        return children.values().stream().filter(Linear.class::isInstance).map(layer -> ((Linear) layer).weight())
                .toArray(Variable[]::new);
    }

    @Override
    public Map<String, Layer> children() {
        return children;
    }

    @Override
    public String toString() {
        return (plan.skips ? "tower with skips, " : "plain tower, ") + plan.depth + " layers";
    }
}
