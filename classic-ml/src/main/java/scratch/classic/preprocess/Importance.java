package scratch.classic.preprocess;

import scratch.classic.data.Target;
import scratch.math.Matrix;

/// How much a model, once fitted, makes of each column: what wrappers and embedded methods choose columns by. The model
/// sees all columns at once, unlike a [Relevance], so that two that say the same need not both stay.
@FunctionalInterface
public interface Importance {
    /// Fits, and looks.
    ///
    /// @param x      (n, d)
    /// @param target (n)
    /// @return (d), 0 where the model does without the column, larger where it leans on it more; in no unit of a column, or
    ///         the units decide
    double[] of(Matrix x, Target target);
}
