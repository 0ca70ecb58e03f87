package scratch.classic.linear.perceptron;

/// The "build" exercise of lesson 327: write the perceptron's rule yourself.
public final class Exercise327 {
    private Exercise327() {
    }

    /// Goes through the rows in order, again and again, from weights of 0, with learning rate 1. A row on the wrong side of
    /// the plane, or on it, is added to the weights or taken off. Stops after the first pass without a mistake.
    ///
    /// @param x         (n, d)
    /// @param labels    n labels, 0 or 1
    /// @param maxPasses the largest number of passes
    /// @return the bias and then the d weights
    public static double[] fit(double[][] x, int[] labels, int maxPasses) {
        throw new UnsupportedOperationException("fit(x, labels, maxPasses) returns {b, w1, ..., wd}");
    }
}
