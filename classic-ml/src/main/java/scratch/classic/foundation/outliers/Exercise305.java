package scratch.classic.foundation.outliers;

/// The "build" exercise of lesson 305: mark outliers by a measure of spread that they cannot move.
public final class Exercise305 {
    private Exercise305() {
    }

    /// Marks the values that lie more than k·1.4826·MAD away from the median, on either side. Median and MAD, which is the
    /// median of |x − median|, are those of `train`; with an even number of values a median is the mean of the middle two.
    ///
    /// @param train what is learned from, at least one value
    /// @param rows  what is judged
    /// @param k     positive
    /// @return for each of `rows` whether it is an outlier
    public static boolean[] marks(double[] train, double[] rows, double k) {
        throw new UnsupportedOperationException("marks(train, rows, k) returns true for each of rows that is too far out");
    }
}
