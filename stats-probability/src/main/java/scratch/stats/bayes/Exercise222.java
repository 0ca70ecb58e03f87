package scratch.stats.bayes;

import java.util.function.DoubleUnaryOperator;

/// The "build" exercise of lesson 222: Metropolis's sampler.
public final class Exercise222 {
    private Exercise222() {
    }

    /// A walk that visits each place in proportion to its density: propose x + step · (a standard normal number), accept
    /// with probability min(1, π(new)/π(old)), and write down where you are, moved or not.
    ///
    /// @param logDensity log π up to a constant; −∞ where π is 0
    /// @param start      where to begin
    /// @param step       standard deviation of a proposal
    /// @param n          how many positions to return
    /// @param seed       of the random numbers
    /// @return n positions
    public static double[] metropolis(DoubleUnaryOperator logDensity, double start, double step, int n, long seed) {
        throw new UnsupportedOperationException("metropolis(logDensity, start, step, n, seed) returns n positions");
    }
}
