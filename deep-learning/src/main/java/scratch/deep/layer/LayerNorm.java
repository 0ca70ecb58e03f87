package scratch.deep.layer;

import java.util.Map;
import scratch.math.autograd.Functions;
import scratch.math.autograd.Variable;
import scratch.math.check.Require;
import scratch.math.tensor.Tensor;

/// Each row (the last axis) gets mean 0 and variance 1, and is then scaled and moved by learned numbers:
/// `y = (x − mean) / √(variance + ε) · weight + bias`. Does the same in training and in evaluation.
/// Ba, Kiros and Hinton 2016.
public final class LayerNorm implements Layer {
    /// PyTorch's ε. Keras has 1e-3.
    public static final float EPSILON = 1e-5f;

    private final int size;
    private final float epsilon;
    private final Variable weight;         // (d)
    private final Variable bias;           // (d)

    public LayerNorm(int size) {
        this(size, EPSILON);
    }

    public LayerNorm(int size, float epsilon) {
        Require.atLeast(1, "LayerNorm", "size", size);
        Checks.epsilon("LayerNorm", epsilon);
        this.size = size;
        this.epsilon = epsilon;
        weight = Variable.parameter(Tensor.ones(size)).named("weight");
        bias = Variable.parameter(Tensor.zeros(size)).named("bias");
    }

    @Override
    public Variable forward(Variable x) {
        Checks.lastAxis(this, x, size);
        return Functions.standardize(x, epsilon).times(weight).plus(bias);
    }

    @Override
    public Map<String, Variable> parameters() {
        return WeightAndBias.named(weight, bias);
    }

    @Override
    public String toString() {
        return "LayerNorm " + size;
    }
}
