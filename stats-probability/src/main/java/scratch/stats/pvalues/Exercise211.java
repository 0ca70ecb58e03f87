package scratch.stats.pvalues;

import java.util.function.DoubleSupplier;

/// The "build" exercise of lesson 211: a p-value from nothing but a simulator of the null.
public final class Exercise211 {
    private Exercise211() {
    }

    /// The p-value of an observed statistic; large values speak against the null.
    ///
    /// @param observed  the statistic of the real data
    /// @param underNull gives one statistic drawn under the null at each call
    /// @param repeats   how many to draw
    public static double pValue(double observed, DoubleSupplier underNull, int repeats) {
        throw new UnsupportedOperationException("pValue(observed, underNull, repeats) returns a probability");
    }
}
