package scratch.deep.generative.denoising;

/// The "build" exercise of lesson 432: the best reconstruction, if the clean rows are known.
public final class Exercise432 {
    private Exercise432() {
    }

    /// The mean of all clean rows that a noisy row may come from, each weighted by how likely that is. The noise is normal.
    ///
    /// @param clean     equally likely: (n, d)
    /// @param noisy     what is seen: (d)
    /// @param deviation of the noise in every number
    /// @return the posterior mean: (d)
    public static double[] posteriorMean(double[][] clean, double[] noisy, double deviation) {
        throw new UnsupportedOperationException("posteriorMean(clean, noisy, deviation) returns a weighted mean of the "
                + "clean rows");
    }
}
