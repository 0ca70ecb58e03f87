package scratch.math.randomnumbers;

import java.util.Arrays;
import java.util.function.DoubleUnaryOperator;

/// Do numbers look drawn from the distribution that they claim? Two distances, and how often honest numbers exceed them.
///
/// χ² = Σ (count − expected)² / expected over boxes; D = the largest gap between the share of numbers up to x and F(x).
/// A share of p honest samples lies as far out or further: a tiny p accuses, and so does a p very near 1 (too even).
/// Pearson 1900; Kolmogorov 1933; the correction for finite n by Stephens 1970. O(n), and O(n log n) for D.
public final class GoodnessOfFit {
    private GoodnessOfFit() {
    }

    /// Pearson's χ² for counts of boxes that should be equally full.
    public static double chiSquare(long... counts) {
        if (counts.length < 2 || Arrays.stream(counts).anyMatch(count -> count < 0)) {
            throw new IllegalArgumentException("GoodnessOfFit.chiSquare: " + Arrays.toString(counts)
                    + ": needs at least 2 counts, none below 0");
        }
        double expected = Arrays.stream(counts).sum() / (double) counts.length;
        if (expected == 0) {
            throw new IllegalArgumentException("GoodnessOfFit.chiSquare: " + counts.length
                    + " empty boxes: nothing was counted");
        }
        double sum = 0;
        for (long count : counts) {
            sum += (count - expected) * (count - expected) / expected;
        }
        return sum;
    }

    /// How often χ² is at least this large for honest numbers. For an even number of degrees (boxes less one) the tail is
    /// a finite sum, e^(−h) · Σ hⁱ/i! for i < degrees/2 with h = χ²/2; so take an odd number of boxes.
    public static double chiSquareTail(double chiSquare, int degrees) {
        if (!(chiSquare >= 0) || degrees < 2 || degrees % 2 != 0) {
            throw new IllegalArgumentException("GoodnessOfFit.chiSquareTail: chi-square " + chiSquare + ", " + degrees
                    + " degrees: must be 0 or more, and a positive even number");
        }
        double h = chiSquare / 2;
        double logTerm = -h;                                // logarithms: e^(−h) alone is 0 from h = 746 up
        double tail = 0;
        for (int i = 0; i < degrees / 2; i++) {
            tail += Math.exp(logTerm);
            logTerm += Math.log(h / (i + 1));
        }
        return Math.min(1, tail);
    }

    /// Kolmogorov and Smirnov's D: the largest distance between the staircase of the values and the curve F.
    ///
    /// @param cdf F: the share of the distribution that lies at or below x
    public static double kolmogorovSmirnov(double[] values, DoubleUnaryOperator cdf) {
        if (values.length == 0) {
            throw new IllegalArgumentException("GoodnessOfFit.kolmogorovSmirnov: no values: needs at least 1");
        }
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        if (Double.isNaN(sorted[sorted.length - 1])) {       // sorting puts NaN last
            throw new IllegalArgumentException("GoodnessOfFit.kolmogorovSmirnov: a value is NaN: it has no place in an order");
        }
        double largest = 0;
        for (int i = 0; i < sorted.length; i++) {
            double f = cdf.applyAsDouble(sorted[i]);
            double below = i / (double) sorted.length;      // the staircase jumps at each value: look at both its ends
            double above = (i + 1) / (double) sorted.length;
            largest = Math.max(largest, Math.max(f - below, above - f));
        }
        return largest;
    }

    /// How often D is at least this large for n honest numbers: 2 Σ (−1)^(k−1) e^(−2k²λ²), λ = (√n + 0.12 + 0.11/√n) D.
    public static double kolmogorovTail(double distance, int n) {
        if (!(distance >= 0 && distance <= 1) || n < 1) {
            throw new IllegalArgumentException("GoodnessOfFit.kolmogorovTail: D = " + distance + ", n = " + n
                    + ": D must lie between 0 and 1, n must be positive");
        }
        double lambda = (Math.sqrt(n) + 0.12 + 0.11 / Math.sqrt(n)) * distance;
        if (lambda < 0.2) {
            return 1;                                       // 1 − 1e-11 there, and the series no longer converges
        }
        double tail = 0;
        for (int k = 1; k <= 100; k++) {
            tail += (k % 2 == 1 ? 2 : -2) * Math.exp(-2.0 * k * k * lambda * lambda);
        }
        return Math.clamp(tail, 0, 1);
    }
}
