package scratch.math.autograd;

import scratch.math.tensor.Binary;
import scratch.math.tensor.Tensor;
import scratch.math.tensor.Unary;

/// `h = tanh(sum)`
final class PlainCell implements Cell {
    private Tensor sums;
    private Tensor states;
    private Tensor atSums;

    @Override
    public int gates() {
        return 1;
    }

    @Override
    public void begin(Tensor allSums, Tensor products, Tensor allStates) {
        sums = allSums;
        states = allStates;
    }

    @Override
    public void forward(int s, Tensor before) {
        Tensor state = states.select(0, s);
        state.backend().unary(Unary.TANH, sums.select(0, s), 0, state);
    }

    @Override
    public void beginGradient(Tensor g, Tensor gradients, Tensor atProducts) {
        atSums = gradients;
    }

    /// `(1 − h²)⊙g`
    @Override
    public boolean backward(int s, Tensor before, Tensor atState) {
        Tensor out = atSums.select(0, s);
        out.backend().binary(Binary.TANH_GRADIENT, atState, states.select(0, s), 0, out);
        return false;
    }
}
