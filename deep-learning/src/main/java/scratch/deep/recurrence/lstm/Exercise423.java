package scratch.deep.recurrence.lstm;

/// The "build" exercise of lesson 423: one step of an LSTM with one unit.
public final class Exercise423 {
    private Exercise423() {
    }

    /// The cell and the state after one step.
    ///
    /// @param sums   of the input gate, the forget gate, the candidate and the output gate, in this order
    /// @param before the cell before the step
    /// @return c and h
    public static double[] step(double[] sums, double before) {
        throw new UnsupportedOperationException("step(sums, before) returns the new cell and the new state");
    }
}
