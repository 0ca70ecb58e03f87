package scratch.classic.foundation.missingdata;

/// The "build" exercise of lesson 303: fill the gaps of one column by a regression on another.
public final class Exercise303 {
    private Exercise303() {
    }

    /// Fills the gaps of y with the least-squares line of y on x, learned from the rows in which y is known.
    /// If x is the same in all of those, their mean of y is all that is known, and fills the gaps.
    ///
    /// @param x (n), without gaps
    /// @param y (n), NaN where a value is missing; at least one is known
    /// @return (n), y with its gaps filled; known values stay as they are
    public static double[] fill(double[] x, double[] y) {
        throw new UnsupportedOperationException("fill(x, y) returns y with a prediction in the place of each NaN");
    }
}
