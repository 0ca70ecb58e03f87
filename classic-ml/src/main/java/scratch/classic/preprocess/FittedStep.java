package scratch.classic.preprocess;

import scratch.classic.data.Table;
import scratch.classic.model.Storable;

/// A [Step] that has learned. It never changes: the same row is transformed alike, whatever stands beside it.
public interface FittedStep extends Storable {

    /// The rows as the next step, or the model, gets them.
    ///
    /// @throws IllegalArgumentException if a column that the step knows is missing or of another type, or holds what the
    ///                                  step was not told how to treat: by column and value
    Table transform(Table rows);
}
