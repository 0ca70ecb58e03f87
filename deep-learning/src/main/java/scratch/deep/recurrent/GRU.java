package scratch.deep.recurrent;

import java.util.random.RandomGenerator;
import scratch.math.autograd.Recurrent;
import scratch.math.autograd.Recurrent.Result;
import scratch.math.autograd.Recurrent.Weights;
import scratch.math.autograd.Steps;
import scratch.math.autograd.Variable;

/// Gated recurrent unit: the reset gate r decides what of the state the candidate sees, the update gate z how much of the
/// state stays:
/// `r, z = σ(W x + b + U h + c)`, `n = tanh(W x + b + r⊙(U h + c))`, `h ← (1 − z)⊙n + z⊙h`. Gates stand in the order r, z, n.
/// As in PyTorch and cuDNN, r acts on the product with its bias; Cho et al. 2014 put it before the product.
public final class GRU implements RecurrentLayer {
    private final Architecture architecture;
    private final RecurrentWeights weights;

    public GRU(int inputs, int hidden, RandomGenerator random) {
        this(Architecture.of(inputs, hidden), random);
    }

    public GRU(Architecture architecture, RandomGenerator random) {
        this.architecture = architecture;
        this.weights = new RecurrentWeights("GRU " + architecture, 3, architecture, random);
    }

    @Override
    public Architecture architecture() {
        return architecture;
    }

    @Override
    public RecurrentWeights weights() {
        return weights;
    }

    @Override
    public Result pass(Variable x, Weights w, Variable start, Variable cells, Steps steps) {
        return Recurrent.gru(x, w, start, steps);
    }

    @Override
    public String toString() {
        return "GRU " + architecture;
    }
}
