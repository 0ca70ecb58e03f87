package scratch.stats.resampling;

import java.util.function.ToDoubleFunction;

/// The "build" exercise of lesson 217: the BCa interval, from the data up.
public final class Exercise217 {
    private Exercise217() {
    }

    /// The bias-corrected and accelerated bootstrap interval.
    ///
    /// @param data      the sample, at least two values
    /// @param statistic of a sample, such as its mean
    /// @param resamples B, how many samples to draw from the sample, with replacement
    /// @param level     the confidence level, such as 0.95
    /// @param seed      of the draws
    /// @return the lower and the upper end, in this order
    public static double[] bca(double[] data, ToDoubleFunction<double[]> statistic, int resamples, double level, long seed) {
        throw new UnsupportedOperationException("bca(data, statistic, resamples, level, seed) returns {lower, upper}");
    }
}
