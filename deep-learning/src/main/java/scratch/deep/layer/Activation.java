package scratch.deep.layer;

import java.util.function.UnaryOperator;
import scratch.math.autograd.Variable;

/// A function of each number (or, softmax, of each row), with nothing to learn. Without one between them, two linear
/// layers are one linear layer.
public record Activation(String name, UnaryOperator<Variable> function) implements Layer {
    /// `max(x, 0)`
    public static final Activation RELU = new Activation("ReLU", Variable::relu);
    /// `x` above 0, `0.01·x` below
    public static final Activation LEAKY_RELU = leakyRelu(0.01f);
    public static final Activation TANH = new Activation("Tanh", Variable::tanh);
    /// `1 / (1 + e⁻ˣ)`
    public static final Activation SIGMOID = new Activation("Sigmoid", Variable::sigmoid);
    /// `x·Φ(x)`, exactly: not the tanh approximation
    public static final Activation GELU = new Activation("GELU", Variable::gelu);
    /// `x·σ(x)`, also called swish
    public static final Activation SILU = new Activation("SiLU", Variable::silu);
    /// `x·min(max(x + 3, 0), 6) / 6`: swish in straight pieces. Howard et al. 2019
    public static final Activation HARD_SWISH = new Activation("HardSwish", x -> x.times(x.plus(3).clamp(0, 6).divide(6)));
    /// `ln(1 + eˣ)`
    public static final Activation SOFTPLUS = new Activation("Softplus", Variable::softplus);
    /// Along the last axis: positive, adding up to 1. Not before a cross-entropy, which has one inside.
    public static final Activation SOFTMAX = new Activation("Softmax", Variable::softmax);
    public static final Activation LOG_SOFTMAX = new Activation("LogSoftmax", Variable::logSoftmax);

    public static Activation leakyRelu(float slope) {
        return new Activation("LeakyReLU " + slope, x -> x.leakyRelu(slope));
    }

    /// `min(max(slope·x + 1/2, 0), 1)`: a sigmoid in straight pieces. PyTorch's slope is 1/6; ONNX, Keras and PaddlePaddle
    /// have 0.2.
    public static Activation hardSigmoid(float slope) {
        return new Activation("HardSigmoid " + slope, x -> x.times(slope).plus(0.5f).clamp(0, 1));
    }

    @Override
    public Variable forward(Variable x) {
        return function.apply(x);
    }

    @Override
    public String toString() {
        return name;
    }
}
