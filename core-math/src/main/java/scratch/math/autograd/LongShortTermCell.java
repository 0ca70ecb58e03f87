package scratch.math.autograd;

import scratch.math.tensor.Tensor;

/// The LSTM: it keeps its cells of all steps, and gives those after the last as one more row of the result.
final class LongShortTermCell implements Cell {
    private final Steps steps;
    private final Tensor first;            // cells before the first step, (n, h)
    private final boolean own;             // `first` belongs to nobody else
    private Tensor gates;                  // (t, n, 4h)
    private Tensor states;                 // (t + 1, n, h)
    private Tensor cells;                  // (t, n, h)
    private Tensor atSums;
    private Tensor atCells;                // (n, h)
    private Tensor aside;

    LongShortTermCell(Steps steps, Tensor first, boolean own) {
        this.steps = steps;
        this.first = first;
        this.own = own;
    }

    @Override
    public int gates() {
        return 4;
    }

    @Override
    public int extra() {
        return 1;
    }

    @Override
    public void begin(Tensor sums, Tensor products, Tensor allStates) {
        gates = sums;
        states = allStates;
        cells = Tensor.empty(sums.backend(), sums.length(0), first.length(0), first.length(1));
    }

    @Override
    public void forward(int s, Tensor before) {
        gates.backend().lstmCell(gates.select(0, s), cellsBefore(s), cells.select(0, s), states.select(0, s));
    }

    private Tensor cellsBefore(int s) {
        return s == steps.at(0) ? first : cells.select(0, steps.before(s));
    }

    @Override
    public void carry(int s, Tensor going) {
        Tensor mixed = Tensor.where(going, cells.select(0, s), cellsBefore(s));
        cells.select(0, s).copyInPlace(mixed);
        mixed.release();
    }

    @Override
    public void end() {
        states.select(0, cells.length(0)).copyInPlace(cells.select(0, steps.last()));
    }

    @Override
    public void beginGradient(Tensor g, Tensor gradients, Tensor atProducts) {
        atSums = gradients;
        atCells = g.select(0, cells.length(0)).copy();
    }

    @Override
    public boolean backward(int s, Tensor before, Tensor atState) {
        gates.backend().lstmCellGradient(gates.select(0, s), cellsBefore(s), cells.select(0, s), atState, atCells,
                atSums.select(0, s));
        return false;
    }

    @Override
    public void setAside(Tensor going) {
        Tensor active = atCells.times(going);
        aside = atCells.minus(active);
        atCells.copyInPlace(active);
    }

    @Override
    public void putBack() {
        atCells.addInPlace(aside, 1);
    }

    @Override
    public Tensor atStart() {
        return atCells;
    }

    @Override
    public Tensor[] kept() {
        return own ? new Tensor[] {cells, first} : new Tensor[] {cells};
    }
}
