package scratch.stats.centrallimit;

import java.util.function.DoubleSupplier;

/// The "build" exercise of lesson 209: standardise means.
public final class Exercise209 {
    private Exercise209() {
    }

    /// Draws `repeats` samples of n values and standardises the mean of each.
    ///
    /// @param draw    gives one value at each call
    /// @param mu      the mean of what `draw` gives
    /// @param sigma   its standard deviation
    /// @param n       size of one sample
    /// @param repeats how many samples
    /// @return (repeats) standardised means
    public static double[] standardizedMeans(DoubleSupplier draw, double mu, double sigma, int n, int repeats) {
        throw new UnsupportedOperationException("standardizedMeans(draw, mu, sigma, n, repeats) returns z scores");
    }
}
