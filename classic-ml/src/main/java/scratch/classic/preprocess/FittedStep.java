package scratch.classic.preprocess;

import java.util.Map;

import scratch.classic.data.Table;

/// A [Step] that has learned. It never changes: the same row is transformed alike, whatever stands beside it.
public interface FittedStep {

    /// The rows as the next step, or the model, gets them.
    ///
    /// @throws IllegalArgumentException if a column that the step knows is missing or of another type, or holds what the
    ///                                  step was not told how to treat: by column and value
    Table transform(Table rows);

    /// What kind of step this is, for a file: a word that no other kind has, such as `standard-scaler`.
    String kind();

    /// Everything that was learned, for a file: names with numbers, words, truth values, or lists and maps of such.
    Map<String, Object> state();
}
