package scratch.deep.generative.vae;

/// The "build" exercise of lesson 434: the bound on a likelihood, and its derivatives by the code.
public final class Exercise434 {
    private Exercise434() {
    }

    /// The divergence of a normal code with independent units from the standard normal distribution, and its derivatives.
    ///
    /// @param mean        μ: (k)
    /// @param logVariance ℓ, the logarithms of the variances: (k)
    /// @return the divergence in nats, then its derivatives by μ, then those by ℓ: (1 + 2k)
    public static double[] divergence(double[] mean, double[] logVariance) {
        throw new UnsupportedOperationException("divergence(mean, logVariance) returns the value and 2k derivatives");
    }
}
