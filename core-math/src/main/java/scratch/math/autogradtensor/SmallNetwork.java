package scratch.math.autogradtensor;

import java.util.List;
import java.util.random.RandomGenerator;

import scratch.math.autograd.Functions;
import scratch.math.autograd.Variable;
import scratch.math.tensor.Tensor;

/// Two layers with tanh between them and a cross-entropy on top: small enough to check every derivative.
///
/// It can be built with a fault: one hidden unit is cut from the graph (`detach`), so that the forward pass is right and
/// the weights into that unit get no gradient.
public final class SmallNetwork {
    private final Variable w1;             // (d, hidden)
    private final Variable b1;             // (hidden)
    private final Variable w2;             // (hidden, classes)
    private final Variable b2;             // (classes)
    private final int cutUnit;             // -1 for none

    private SmallNetwork(Variable w1, Variable b1, Variable w2, Variable b2, int cutUnit) {
        this.w1 = w1;
        this.b1 = b1;
        this.w2 = w2;
        this.b2 = b2;
        this.cutUnit = cutUnit;
    }

    /// @param cutUnit the hidden unit whose gradient is lost, or −1
    public static SmallNetwork random(int d, int hidden, int classes, int cutUnit, RandomGenerator random) {
        if (cutUnit < -1 || cutUnit >= hidden) {
            throw new IllegalArgumentException("SmallNetwork.random: unit " + cutUnit + " of " + hidden
                    + ": must be from -1 to "
                    + (hidden - 1));
        }
        return new SmallNetwork(Variable.parameter(Tensor.normal(random, 0.6f, d, hidden)).named("W1"),
                Variable.parameter(Tensor.normal(random, 0.1f, hidden)).named("b1"),
                Variable.parameter(Tensor.normal(random, 0.6f, hidden, classes)).named("W2"),
                Variable.parameter(Tensor.normal(random, 0.1f, classes)).named("b2"), cutUnit);
    }

    /// The mean cross-entropy of a batch.
    public Variable loss(Tensor x, int... labels) {                        // x: (n, d)
        Variable hidden = Variable.constant(x).matmul(w1, b1).tanh();       // (n, hidden)
        if (cutUnit >= 0) {
            hidden = Functions.concat(1, hidden.slice(1, 0, cutUnit), hidden.slice(1, cutUnit, cutUnit + 1).detach(),
                    hidden.slice(1, cutUnit + 1, hidden.length(1)));
        }
        return Functions.crossEntropy(hidden.matmul(w2, b2), labels);
    }

    /// Gradient descent on one batch; returns the last loss.
    public double train(Tensor x, int steps, float learningRate, int... labels) {
        for (int step = 0; step < steps; step++) {
            loss(x, labels).backward();
            for (Variable parameter : parameters()) {
                if (parameter.hasGradient()) {
                    parameter.data().addInPlace(parameter.gradient(), -learningRate);
                    parameter.clearGradient();
                }
            }
        }
        return loss(x, labels).item();
    }

    /// W1, b1, W2, b2.
    public List<Variable> parameters() {
        return List.of(w1, b1, w2, b2);
    }
}
