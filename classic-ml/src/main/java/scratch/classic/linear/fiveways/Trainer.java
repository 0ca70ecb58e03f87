package scratch.classic.linear.fiveways;

import scratch.math.Matrix;

/// One way to find the intercept b₀ and the coefficients b₁ … b_d with the smallest mean squared error
/// (1/n) Σᵢ (yᵢ − b₀ − Σⱼ bⱼxᵢⱼ)². However it is found, the answer is the same: the cost has one minimum.
///
/// ```java
/// Trainer normal = NormalEquation::fit;
/// Trainer batch = (x, y) -> GradientDescent.fit(x, y, Options.batch(0.1, 10_000));
/// ```
@FunctionalInterface
public interface Trainer {
    /// Fits the model.
    ///
    /// @param x (n, d), one row an observation; no column of ones, the intercept is added inside
    /// @param y (n)
    /// @throws IllegalArgumentException if the lengths differ, there are fewer than d + 1 rows, a column is constant,
    ///                                  or a value is NaN, infinite or too large to be squared
    /// @throws ArithmeticException      if a column is made up by others (closed forms), or the learning rate makes the
    ///                                  descent diverge
    LinearFit fit(Matrix x, double[] y);
}
