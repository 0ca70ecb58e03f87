package scratch.deep.data;

import scratch.math.autograd.Variable;

/// Some rows on their way through a network: inputs (rows, …), and either labels, one a row, or targets (rows, …).
/// What a data set does not have is null.
public record Batch(Variable inputs, int[] labels, Variable targets) {

    public int size() {
        return inputs.length(0);
    }

    /// Gives back the memory of the copies on the backend, once the step is done.
    public void release() {
        inputs.data().release();
        if (targets != null) {
            targets.data().release();
        }
    }
}
