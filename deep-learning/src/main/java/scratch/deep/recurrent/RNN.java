package scratch.deep.recurrent;

import java.util.random.RandomGenerator;
import scratch.math.autograd.Recurrent;
import scratch.math.autograd.Recurrent.Result;
import scratch.math.autograd.Recurrent.Weights;
import scratch.math.autograd.Steps;
import scratch.math.autograd.Variable;

/// The plain recurrent layer: `h_s = tanh(W x_s + b + U h_(s−1) + c)`. Elman 1990, *Finding structure in time*.
public final class RNN implements RecurrentLayer {
    private final Architecture architecture;
    private final RecurrentWeights weights;

    public RNN(int inputs, int hidden, RandomGenerator random) {
        this(Architecture.of(inputs, hidden), random);
    }

    public RNN(Architecture architecture, RandomGenerator random) {
        this.architecture = architecture;
        this.weights = new RecurrentWeights("RNN " + architecture, 1, architecture, random);
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
        return Recurrent.plain(x, w, start, steps);
    }

    @Override
    public String toString() {
        return "RNN " + architecture;
    }
}
