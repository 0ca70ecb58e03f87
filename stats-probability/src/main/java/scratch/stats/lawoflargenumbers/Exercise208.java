package scratch.stats.lawoflargenumbers;

import java.util.function.DoubleSupplier;

/// The "build" exercise of lesson 208: running means that do not drift.
public final class Exercise208 {
    private Exercise208() {
    }

    /// The means of the first 1, 2, …, n values.
    ///
    /// @param draw gives the next value
    /// @param n    how many, at least 1
    /// @return (n) means; it must be one pass
    public static double[] runningMeans(DoubleSupplier draw, int n) {
        throw new UnsupportedOperationException("runningMeans(draw, n) returns n means");
    }
}
