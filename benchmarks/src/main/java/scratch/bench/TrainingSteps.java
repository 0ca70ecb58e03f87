package scratch.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import scratch.deep.loss.Losses;
import scratch.math.autograd.Functions;
import scratch.math.autograd.Variable;
import scratch.math.tensor.AdamStep;
import scratch.math.tensor.Backend;
import scratch.math.tensor.Fused;
import scratch.math.tensor.Scope;
import scratch.math.tensor.Tensor;
import scratch.math.tensor.Window;

/// Our side of [TrainingNetwork] and one step of training: forward, backward, Adam. Other libraries, in other languages too,
/// start from the same numbers.
final class TrainingSteps {
    static final float RATE = 1e-3f;

    private final Variable x;
    private final int[] labels;
    private final Variable target;         // or null: then the loss is cross-entropy
    private final UnaryOperator<Variable> output;
    private final List<Variable> parameters;
    private final List<Tensor> means = new ArrayList<>();
    private final List<Tensor> squares = new ArrayList<>();
    private int step;

    /// @param network the name of a [TrainingNetwork]
    TrainingSteps(String network) {
        this(network, Backend.active());
    }

    /// The same on the backend given. Networks made of layers live on the active one.
    TrainingSteps(String name, Backend backend) {
        TrainingNetwork network = TrainingNetwork.of(name);
        x = Variable.constant(Tensor.of(backend, network.inputs(), network.inputShape()));
        labels = network.labels();
        target = network.classifies() ? null
            : Variable.constant(Tensor.of(backend, network.target(), network.inputShape()));
        switch (network) {
            case MLP -> {
                parameters = plain(network, backend);
                output = this::mlp;
            }
            case LENET -> {
                parameters = plain(network, backend);
                output = this::lenet;
            }
            default -> {
                TrainingLayers layers = TrainingLayers.of(network);
                parameters = layers.parameters();
                output = layers.output();
            }
        }
        for (Variable p : parameters) {
            means.add(Tensor.full(backend, 0, p.shape()));
            squares.add(Tensor.full(backend, 0, p.shape()));
        }
    }

    private static List<Variable> plain(TrainingNetwork network, Backend backend) {
        List<Variable> list = new ArrayList<>();
        for (TrainingNetwork.Parameter p : network.parameters()) {
            list.add(Variable.parameter(Tensor.of(backend, network.start(list.size()), p.shape())));
        }
        return list;
    }

    private Variable mlp(Variable batch) {
        List<Variable> p = parameters;
        return batch.matmul(p.get(0), p.get(1)).relu().matmul(p.get(2), p.get(3)).relu().matmul(p.get(4), p.get(5));
    }

    private Variable lenet(Variable batch) {
        List<Variable> p = parameters;
        Variable h = Functions.maxPool(Functions.conv2d(batch, p.get(0), p.get(1), 1, 2).relu(), Window.tiles(2));
        h = Functions.maxPool(Functions.conv2d(h, p.get(2), p.get(3), 1, 0).relu(), Window.tiles(2));
        h = h.reshape(h.length(0), 400).matmul(p.get(4), p.get(5)).relu();
        return h.matmul(p.get(6), p.get(7)).relu().matmul(p.get(8), p.get(9));
    }

    private Variable loss() {
        Variable y = output.apply(x);
        return target == null ? Functions.crossEntropy(y, labels) : Losses.meanSquared(y, target);
    }

    /// The loss before the step; reading it waits for everything.
    float train() {
        return step(() -> {
            AdamStep adam = new AdamStep(++step, RATE, 0.9f, 0.999f, 1e-8f, 0);
            for (int i = 0; i < parameters.size(); i++) {
                Variable p = parameters.get(i);
                Fused.adam(adam, p.data(), p.gradient(), means.get(i), squares.get(i));
            }
        });
    }

    /// Without the optimizer.
    float gradients() {
        return step(() -> { });
    }

    /// As a training loop does it: what a step has made goes back at its end.
    private float step(Runnable update) {
        parameters.forEach(Variable::clearGradient);
        try (Scope scope = Scope.open()) {
            Variable loss = loss();
            loss.backward();
            update.run();
            float value = loss.item();
            scope.clear();
            return value;
        }
    }

    float forward() {
        return Variable.noGradient(this::loss).item();
    }
}
