package scratch.math.autograd;

import scratch.math.tensor.Tensor;

/// The GRU: its reset gate stands between the state and the candidate, so the sums from the state are kept apart.
final class GatedCell implements Cell {
    private Tensor gates;                  // (t, n, 3h)
    private Tensor hidden;                 // (t, n, 3h)
    private Tensor states;                 // (t, n, h)
    private Tensor atGates;
    private Tensor atHidden;

    @Override
    public int gates() {
        return 3;
    }

    @Override
    public boolean apart() {
        return true;
    }

    @Override
    public void begin(Tensor sums, Tensor products, Tensor allStates) {
        gates = sums;
        hidden = products;
        states = allStates;
    }

    @Override
    public void forward(int s, Tensor before) {
        gates.backend().gruCell(gates.select(0, s), hidden.select(0, s), before, states.select(0, s));
    }

    @Override
    public void beginGradient(Tensor g, Tensor atSums, Tensor atProducts) {
        atGates = atSums;
        atHidden = atProducts;
    }

    @Override
    public boolean backward(int s, Tensor before, Tensor atState) {
        gates.backend().gruCellGradient(gates.select(0, s), hidden.select(0, s), before, atState, atGates.select(0, s),
                atHidden.select(0, s));
        return true;
    }
}
