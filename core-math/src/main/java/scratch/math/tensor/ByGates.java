package scratch.math.tensor;

/// One step of a gated recurrent cell in the smaller operations of a [Backend]: the definition, and what a backend does
/// that knows nothing better. All tensors are contiguous; n rows, h units.
///
/// The slope of a gate `y = σ(x)` is taken from y itself, `y·(1 − y)`, and that of `y = tanh(x)` as `1 − y²`: so the
/// gates take the place of their sums and nothing else is kept.
/// Hochreiter and Schmidhuber 1997; Gers, Schmidhuber and Cummins 2000; Cho et al. 2014.
final class ByGates {

    private ByGates() {
    }

    static void lstmCell(Tensor gates, Tensor before, Tensor cells, Tensor states) {
        int h = cells.length(1);
        try (Scope _ = Scope.open()) {
            Tensor input = gate(gates, 0, h).applyInPlace(Unary.SIGMOID, 0);
            Tensor forget = gate(gates, 1, h).applyInPlace(Unary.SIGMOID, 0);
            Tensor candidate = gate(gates, 2, h).applyInPlace(Unary.TANH, 0);
            Tensor output = gate(gates, 3, h).applyInPlace(Unary.SIGMOID, 0);
            cells.copyInPlace(forget.times(before).plus(input.times(candidate)));
            states.copyInPlace(output.times(cells.apply(Unary.TANH)));
        }
    }

    static void lstmCellGradient(Tensor gates, Tensor before, Tensor cells, Tensor atStates, Tensor atCells, Tensor out) {
        int h = cells.length(1);
        try (Scope _ = Scope.open()) {
            Tensor input = gate(gates, 0, h);
            Tensor forget = gate(gates, 1, h);
            Tensor candidate = gate(gates, 2, h);
            Tensor output = gate(gates, 3, h);
            Tensor seen = cells.apply(Unary.TANH);
            Tensor atCell = atCells.plus(atStates.times(output).combine(Binary.TANH_GRADIENT, seen));
            gate(out, 0, h).copyInPlace(throughSigmoid(atCell.times(candidate), input));
            gate(out, 1, h).copyInPlace(throughSigmoid(atCell.times(before), forget));
            gate(out, 2, h).copyInPlace(atCell.times(input).combine(Binary.TANH_GRADIENT, candidate));
            gate(out, 3, h).copyInPlace(throughSigmoid(atStates.times(seen), output));
            atCells.copyInPlace(atCell.times(forget));
        }
    }

    static void gruCell(Tensor gates, Tensor hidden, Tensor before, Tensor states) {
        int h = states.length(1);
        try (Scope _ = Scope.open()) {
            Tensor reset = gate(gates, 0, h).addInPlace(gate(hidden, 0, h), 1).applyInPlace(Unary.SIGMOID, 0);
            Tensor update = gate(gates, 1, h).addInPlace(gate(hidden, 1, h), 1).applyInPlace(Unary.SIGMOID, 0);
            Tensor candidate = gate(gates, 2, h).addInPlace(reset.times(gate(hidden, 2, h)), 1)
                    .applyInPlace(Unary.TANH, 0);
            states.copyInPlace(candidate.plus(update.times(before.minus(candidate))));
        }
    }

    static void gruCellGradient(Tensor gates, Tensor hidden, Tensor before, Tensor atStates, Tensor out, Tensor atHidden) {
        int h = before.length(1);
        try (Scope _ = Scope.open()) {
            Tensor reset = gate(gates, 0, h);
            Tensor update = gate(gates, 1, h);
            Tensor candidate = gate(gates, 2, h);
            Tensor atCandidate = atStates.minus(atStates.times(update)).combine(Binary.TANH_GRADIENT, candidate);
            Tensor atReset = throughSigmoid(atCandidate.times(gate(hidden, 2, h)), reset);
            Tensor atUpdate = throughSigmoid(atStates.times(before.minus(candidate)), update);
            for (Tensor sums : new Tensor[] {out, atHidden}) {
                gate(sums, 0, h).copyInPlace(atReset);
                gate(sums, 1, h).copyInPlace(atUpdate);
            }
            gate(out, 2, h).copyInPlace(atCandidate);
            gate(atHidden, 2, h).copyInPlace(atCandidate.times(reset));
            atStates.copyInPlace(atStates.times(update));
        }
    }

    /// Block k of each row: what belongs to one gate.
    private static Tensor gate(Tensor gates, int k, int h) {
        return gates.slice(1, k * h, (k + 1) * h);
    }

    /// `g·y·(1 − y)`
    private static Tensor throughSigmoid(Tensor g, Tensor y) {
        return g.times(y.minus(y.times(y)));
    }
}
