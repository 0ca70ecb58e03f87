package scratch.deep.recurrent;

import scratch.math.autograd.Variable;

/// What a stack of recurrent layers remembers between two steps: its states h and, of an LSTM, its cells c, else null;
/// both (layers·directions, n, units).
public record State(Variable h, Variable c) {

    /// Of layers that have no cells.
    public static State of(Variable h) {
        return new State(h, null);
    }

    /// The same numbers, through which no gradient flows: how a long sequence is cut into pieces for training.
    public State detach() {
        return new State(h.detach(), c == null ? null : c.detach());
    }
}
