package scratch.deep.convolution.transferlearning;

/// The "build" exercise of lesson 416: melt a batch normalisation into the convolution before it.
public final class Exercise416 {
    private Exercise416() {
    }

    /// The weights and biases of one convolution that gives what a convolution without bias and a batch normalisation in
    /// evaluation mode give together.
    ///
    /// @param weights  of the convolution, a row for each filter; (f, c·k·k)
    /// @param scale    γ of the normalisation; (f)
    /// @param offset   β; (f)
    /// @param mean     running means; (f)
    /// @param variance running variances; (f)
    /// @param epsilon  what is added to a variance
    /// @return for each filter its new weights, and its bias behind them; (f, c·k·k + 1)
    public static double[][] fold(double[][] weights, double[] scale, double[] offset, double[] mean, double[] variance,
                                  double epsilon) {
        throw new UnsupportedOperationException("fold(weights, scale, offset, mean, variance, epsilon) returns new weights, "
                + "each row with its bias behind it");
    }
}
