package scratch.deep.foundation.overfitting;

import java.util.List;

/// The "build" exercise of lesson 407: choose a model and say honestly how good it is.
public final class Exercise407 {
    private Exercise407() {
    }

    /// What was chosen, and what is promised.
    ///
    /// @param index    in the list
    /// @param accuracy what the model can be expected to score on new rows
    public record Choice(int index, double accuracy) {
    }

    /// Chooses one of the candidates, and reports its accuracy.
    public static Choice select(List<Candidate> candidates) {
        throw new UnsupportedOperationException("select(candidates) returns a Choice");
    }
}
