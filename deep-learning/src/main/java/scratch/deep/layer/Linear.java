package scratch.deep.layer;

import java.util.Map;
import java.util.random.RandomGenerator;
import scratch.deep.init.Initializer;
import scratch.math.autograd.Variable;
import scratch.math.check.Require;
import scratch.math.tensor.Tensor;

/// `y = x·W + b`: every output is a weighted sum of all inputs. x (…, in), W (in, out), b (out), y (…, out).
///
/// W has a column for each output, as in Keras; PyTorch stores its transpose. Starts with He's normal weights and
/// zero biases. Cost: in · out multiplications a row.
public final class Linear implements Layer {
    private final int inputs;
    private final int outputs;
    private final Variable weight;         // (in, out)
    private final Variable bias;           // (out), or null

    public Linear(int inputs, int outputs, RandomGenerator random) {
        this(inputs, outputs, Initializer.heNormal(), true, random);
    }

    public Linear(int inputs, int outputs, Initializer initializer, boolean withBias, RandomGenerator random) {
        Require.atLeast(1, "Linear", "inputs", inputs);
        Require.atLeast(1, "Linear", "outputs", outputs);
        this.inputs = inputs;
        this.outputs = outputs;
        weight = Variable.parameter(initializer.create(random, inputs, outputs, inputs, outputs)).named("weight");
        bias = withBias ? Variable.parameter(Tensor.zeros(outputs)).named("bias") : null;
    }

    @Override
    public Variable forward(Variable x) {
        Checks.lastAxis(this, x, inputs);
        return bias == null ? x.matmul(weight) : x.matmul(weight, bias);
    }

    public Variable weight() {
        return weight;
    }

    /// Null if this layer has none.
    public Variable bias() {
        return bias;
    }

    @Override
    public Map<String, Variable> parameters() {
        return WeightAndBias.named(weight, bias);
    }

    @Override
    public String toString() {
        return "Linear " + inputs + " -> " + outputs + (bias == null ? ", no bias" : "");
    }
}
