package scratch.bench;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import scratch.math.autograd.Functions;
import scratch.math.autograd.Variable;
import scratch.math.tensor.AdamStep;
import scratch.math.tensor.Backend;
import scratch.math.tensor.Fused;
import scratch.math.tensor.Tensor;
import scratch.math.tensor.Window;

/// Two networks and one step of training: forward, backward, Adam. Other libraries, in other languages too, start from the
/// same numbers.
final class TrainingSteps {
    static final float RATE = 1e-3f;

    private final String network;
    private final Variable x;
    private final int[] labels;
    private final List<Variable> parameters = new ArrayList<>();
    private final List<Tensor> means = new ArrayList<>();
    private final List<Tensor> squares = new ArrayList<>();
    private int step;

    /// @param network `mlp` (784-256-128-10, batch 128) or `lenet` (LeNet-5 on 28 x 28, batch 64)
    TrainingSteps(String network) {
        this(network, Backend.active());
    }

    /// The same on the backend given.
    TrainingSteps(String network, Backend backend) {
        this.network = network;
        x = Variable.constant(Tensor.of(backend, inputs(network), inputShape(network)));
        labels = labels(network);
        int[][] shapes = shapes(network);
        for (int i = 0; i < shapes.length; i++) {
            int[] shape = shapes[i];
            Variable p = Variable.parameter(Tensor.of(backend, weights(i, shape), shape));
            parameters.add(p);
            means.add(Tensor.full(backend, 0, shape));
            squares.add(Tensor.full(backend, 0, shape));
        }
    }

    static int[] inputShape(String network) {
        return switch (network) {
            case "mlp" -> new int[] {128, 784};
            case "lenet" -> new int[] {64, 1, 28, 28};
            default -> throw new IllegalArgumentException("training step: " + network + ": must be mlp or lenet");
        };
    }

    /// Weights and bias of each layer, in order. Linear weights are (inputs, outputs).
    static int[][] shapes(String network) {
        return network.equals("mlp")
            ? new int[][] {{784, 256}, {256}, {256, 128}, {128}, {128, 10}, {10}}
            : new int[][] {{6, 1, 5, 5}, {6}, {16, 6, 5, 5}, {16}, {400, 120}, {120}, {120, 84}, {84}, {84, 10}, {10}};
    }

    static float[] inputs(String network) {
        return numbers(1, 1, size(inputShape(network)));
    }

    static int[] labels(String network) {
        int[] labels = new int[inputShape(network)[0]];
        Arrays.setAll(labels, i -> i * 7 % 10);
        return labels;
    }

    /// He's bell-shaped numbers; a bias is 0.
    static float[] weights(int index, int... shape) {
        int size = size(shape);
        int inputs = shape.length == 2 ? shape[0] : size / shape[0];
        return shape.length == 1 ? new float[size] : numbers(100 + index, Math.sqrt(2.0 / inputs), size);
    }

    private static float[] numbers(long seed, double deviation, int size) {
        Draws random = new Draws(seed);
        float[] values = new float[size];
        for (int i = 0; i < size; i++) {
            values[i] = (float) (deviation * random.n4());
        }
        return values;
    }

    private static int size(int... shape) {
        int size = 1;
        for (int length : shape) {
            size *= length;
        }
        return size;
    }

    private Variable logits() {
        List<Variable> p = parameters;
        if (network.equals("mlp")) {
            return x.matmul(p.get(0), p.get(1)).relu().matmul(p.get(2), p.get(3)).relu().matmul(p.get(4), p.get(5));
        }
        Variable h = Functions.maxPool(Functions.conv2d(x, p.get(0), p.get(1), 1, 2).relu(), Window.tiles(2));
        h = Functions.maxPool(Functions.conv2d(h, p.get(2), p.get(3), 1, 0).relu(), Window.tiles(2));
        h = h.reshape(h.length(0), 400).matmul(p.get(4), p.get(5)).relu();
        return h.matmul(p.get(6), p.get(7)).relu().matmul(p.get(8), p.get(9));
    }

    /// The loss before the step; reading it waits for everything.
    float train() {
        Variable loss = forwardBackward();
        AdamStep adam = new AdamStep(++step, RATE, 0.9f, 0.999f, 1e-8f, 0);
        for (int i = 0; i < parameters.size(); i++) {
            Variable p = parameters.get(i);
            Fused.adam(adam, p.data(), p.gradient(), means.get(i), squares.get(i));
        }
        float value = loss.item();
        loss.data().release();
        return value;
    }

    float forward() {
        return Variable.noGradient(() -> Functions.crossEntropy(logits(), labels)).item();
    }

    private Variable forwardBackward() {
        parameters.forEach(Variable::clearGradient);
        Variable loss = Functions.crossEntropy(logits(), labels);
        loss.backward();
        return loss;
    }

    /// Without the optimizer.
    float gradients() {
        Variable loss = forwardBackward();
        float value = loss.item();
        loss.data().release();
        return value;
    }
}
