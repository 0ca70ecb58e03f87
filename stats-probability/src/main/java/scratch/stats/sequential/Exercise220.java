package scratch.stats.sequential;

/// The "build" exercise of lesson 220: a p value that may be read at any time.
public final class Exercise220 {
    private Exercise220() {
    }

    /// The always-valid p value of mean 0 after each observation: the smallest 1/Λ so far, at most 1.
    /// Λ = √(σ²/(σ² + nτ²)) · exp(n²τ²x̄² / (2σ²(σ² + nτ²))).
    ///
    /// @param stream observations in the order of their arrival
    /// @param sigma  the known standard deviation of one observation
    /// @param tau    the spread of the effects that you expect
    /// @return one p for each observation
    public static double[] alwaysValidP(double[] stream, double sigma, double tau) {
        throw new UnsupportedOperationException("alwaysValidP(stream, sigma, tau) returns one p per observation");
    }
}
