package scratch.deep.generative.ganvariants;

/// The "build" exercise of lesson 436: write the transposed convolution, on a line.
public final class Exercise436 {
    private Exercise436() {
    }

    /// Every number of x stamps the filter onto the result, `stride` places further on each time, multiplied by itself; where
    /// stamps overlap they add up. Then `padding` numbers are cut off at each end.
    ///
    /// @param x       (n), at least one number
    /// @param filter  (k)
    /// @param stride  at least 1
    /// @param padding from 0, smaller than k
    /// @return `(n − 1)·stride − 2·padding + k` numbers
    public static double[] transposed(double[] x, double[] filter, int stride, int padding) {
        throw new UnsupportedOperationException("transposed(x, filter, stride, padding) returns a longer line");
    }
}
