package scratch.deep.recurrence.gru;

/// The "build" exercise of lesson 424: one step of a GRU with one unit.
public final class Exercise424 {
    private Exercise424() {
    }

    /// The state after one step.
    ///
    /// @param input  sums from the input, of the reset gate, the update gate and the candidate
    /// @param state  sums from the state before, in the same order
    /// @param before the state before
    public static double step(double[] input, double[] state, double before) {
        throw new UnsupportedOperationException("step(input, state, before) returns the new state");
    }
}
