package scratch.deep.layer;

import java.util.Map;
import java.util.random.RandomGenerator;
import scratch.deep.init.Initializer;
import scratch.math.autograd.Functions;
import scratch.math.autograd.Variable;
import scratch.math.check.Require;
import scratch.math.tensor.Tensor;
import scratch.math.tensor.Window;

/// The way back of a convolution, used forwards: every pixel stamps its filter onto a larger image, `stride` pixels apart.
/// x (n, f, h, w), filters (f, c, k, k), bias (c) → (n, c, h', w') with `h' = (h − 1)·stride − 2·padding + k + extra`.
/// What decoders and generators grow images with. Zeiler et al. 2010; Dumoulin and Visin 2016.
public final class ConvTranspose2d implements Layer {
    private final int inputs;
    private final int outputs;
    private final Window window;
    private final int extra;
    private final Variable weight;         // (f, c, k, k)
    private final Variable bias;           // (c)

    /// Stride as large as the filter: the stamps lie side by side.
    public ConvTranspose2d(int inputs, int outputs, int size, RandomGenerator random) {
        this(inputs, outputs, Window.tiles(size), 0, random);
    }

    /// @param extra rows and columns at the end, less than the stride: PyTorch's `output_padding`
    public ConvTranspose2d(int inputs, int outputs, Window window, int extra, RandomGenerator random) {
        Require.atLeast(1, "ConvTranspose2d", "inputs", inputs);
        Require.atLeast(1, "ConvTranspose2d", "outputs", outputs);
        int shortest = Math.min(window.strideDown(), window.strideAcross());
        if (extra < 0 || extra >= shortest) {
            throw new IllegalArgumentException("ConvTranspose2d: " + extra + " extra rows with stride " + shortest
                    + ": must be from 0 and smaller than the stride");
        }
        this.inputs = inputs;
        this.outputs = outputs;
        this.window = window;
        this.extra = extra;
        int area = window.height() * window.width();
        weight = Variable.parameter(Initializer.heNormal().create(random, inputs * area, outputs * area,
                inputs, outputs, window.height(), window.width())).named("weight");
        bias = Variable.parameter(Tensor.zeros(outputs)).named("bias");
    }

    @Override
    public Variable forward(Variable x) {
        Checks.images(this, x, inputs);
        return Functions.transposedConv2d(x, weight, bias, window, extra);
    }

    @Override
    public Map<String, Variable> parameters() {
        return WeightAndBias.named(weight, bias);
    }

    @Override
    public String toString() {
        return "ConvTranspose2d " + inputs + " -> " + outputs + ", " + window.text(1);
    }
}
