package scratch.classic.model;

import scratch.math.Matrix;

/// A fitted model that answers each row with a number.
@FunctionalInterface
public interface Regressor {
    /// One prediction a row.
    ///
    /// @param x (n, d), the columns as in training
    /// @return (n)
    double[] predict(Matrix x);

    /// How such a model is made.
    @FunctionalInterface
    interface Learner {
        /// @param x (n, d)
        /// @param y (n)
        Regressor fit(Matrix x, double[] y);
    }
}
