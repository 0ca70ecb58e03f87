package scratch.classic.linear.sweeps;

/// The "build" exercise of lesson 332: compare settings fairly.
public final class Exercise332 {
    private Exercise332() {
    }

    /// One training: the cost at its end, infinite or NaN if it diverged.
    @FunctionalInterface
    public interface Training {
        /// Trains with this learning rate; the seed decides everything that is random.
        double cost(double rate, long seed);
    }

    /// Trains each rate with each seed and chooses the rate with the smallest mean cost. A rate that diverged with one of the
    /// seeds is never chosen; of equal means the smaller rate wins.
    ///
    /// @param rates    in any order, at least one of which is stable
    /// @param seeds    at least one
    /// @param training what one training costs
    /// @return the best rate
    public static double bestRate(double[] rates, long[] seeds, Training training) {
        throw new UnsupportedOperationException("bestRate(rates, seeds, training) returns the rate of the smallest mean");
    }
}
