package scratch.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import scratch.math.autograd.Functions;
import scratch.math.autograd.Variable;
import scratch.math.tensor.AdamStep;
import scratch.math.tensor.Fused;
import scratch.math.tensor.Tensor;
import scratch.math.tensor.Window;

/// Two networks and one step of training: forward, backward, Adam. The weights are drawn in the order of the layers,
/// so that other libraries can start from the same ones.
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
        this.network = network;
        x = Variable.constant(Tensor.of(inputs(network), inputShape(network)));
        labels = labels(network);
        Random random = new Random(1);
        for (int[] shape : shapes(network)) {
            Variable p = Variable.parameter(Tensor.of(weights(random, shape), shape));
            parameters.add(p);
            means.add(Tensor.zeros(shape));
            squares.add(Tensor.zeros(shape));
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
        Random random = new Random(2);
        float[] values = new float[size(inputShape(network))];
        for (int i = 0; i < values.length; i++) {
            values[i] = random.nextFloat();
        }
        return values;
    }

    static int[] labels(String network) {
        Random random = new Random(3);
        return random.ints(inputShape(network)[0], 0, 10).toArray();
    }

    /// He's normal numbers; a bias is 0.
    static float[] weights(Random random, int... shape) {
        float[] values = new float[size(shape)];
        int inputs = shape.length == 2 ? shape[0] : values.length / shape[0];
        for (int i = 0; i < values.length && shape.length > 1; i++) {
            values[i] = (float) (random.nextGaussian() * Math.sqrt(2.0 / inputs));
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
