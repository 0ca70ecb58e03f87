package scratch.bench;

import java.util.ArrayList;
import java.util.List;
import scratch.math.autograd.Functions;
import scratch.math.autograd.Variable;
import scratch.math.tensor.AdamStep;
import scratch.math.tensor.Backend;
import scratch.math.tensor.Fused;
import scratch.math.tensor.Tensor;
import scratch.math.tensor.Window;

/// Our side of [TrainingNetwork] and one step of training: forward, backward, Adam. Other libraries, in other languages too,
/// start from the same numbers.
final class TrainingSteps {
    static final float RATE = 1e-3f;

    private final TrainingNetwork network;
    private final Variable x;
    private final int[] labels;
    private final List<Variable> parameters = new ArrayList<>();
    private final List<Tensor> means = new ArrayList<>();
    private final List<Tensor> squares = new ArrayList<>();
    private int step;

    /// @param network the name of a [TrainingNetwork]
    TrainingSteps(String network) {
        this(network, Backend.active());
    }

    /// The same on the backend given.
    TrainingSteps(String network, Backend backend) {
        this.network = TrainingNetwork.of(network);
        x = Variable.constant(Tensor.of(backend, this.network.inputs(), this.network.inputShape()));
        labels = this.network.labels();
        List<TrainingNetwork.Parameter> start = this.network.parameters();
        for (int i = 0; i < start.size(); i++) {
            int[] shape = start.get(i).shape();
            parameters.add(Variable.parameter(Tensor.of(backend, this.network.start(i), shape)));
            means.add(Tensor.full(backend, 0, shape));
            squares.add(Tensor.full(backend, 0, shape));
        }
    }

    private Variable logits() {
        List<Variable> p = parameters;
        if (network == TrainingNetwork.MLP) {
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
