package scratch.stats.lawoflargenumbers;

import java.util.function.DoubleSupplier;

/// The mean of the first 1, 2, 3, … values, by mean ← mean + (x − mean)/i.   O(n), no sum that could overflow or stall.
/// The law of large numbers says that it approaches the expectation, if there is one.
/// Kolmogorov, *Grundbegriffe der Wahrscheinlichkeitsrechnung*, 1933.
public final class RunningMean {
    private RunningMean() {
    }

    /// @param draw gives the next value
    /// @return the running means, (n)
    public static double[] of(DoubleSupplier draw, int n) {
        if (n < 1) {
            throw new IllegalArgumentException("RunningMean.of: n = " + n + ": needs at least one value");
        }
        double[] means = new double[n];
        double mean = 0;
        for (int i = 0; i < n; i++) {
            double x = draw.getAsDouble();
            if (Double.isNaN(x)) {
                throw new IllegalArgumentException("RunningMean.of: value " + i
                        + " is NaN: it would stay in every mean after it");
            }
            mean += (x - mean) / (i + 1);
            means[i] = mean;
        }
        return means;
    }

    /// The mean of n ones, added up in float. subtle: at 2²⁴ a float no longer feels + 1, and the sum stands still.
    public static float meanOfOnesInFloat(int n) {
        if (n < 1) {
            throw new IllegalArgumentException("RunningMean.meanOfOnesInFloat: n = " + n + ": needs at least one value");
        }
        float sum = 0;
        for (int i = 0; i < n; i++) {
            sum += 1;
        }
        return sum / n;
    }
}
