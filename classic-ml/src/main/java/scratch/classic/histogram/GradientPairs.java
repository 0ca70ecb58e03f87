package scratch.classic.histogram;

import scratch.math.check.Require;
import scratch.math.kernel.Threads;

/// The gradient g and the hessian h of each row, and the unit in which they are added up.
///
/// Sums are kept as whole multiples of a unit, a power of two so small that n of the largest value just fit 62 bits. Whole
/// numbers add up without rounding: in any order, in any parts, on any number of threads to the same bits, and a sum without
/// some of its terms is a difference. A hessian counts as one unit at least, so that a sum of 0 means: no rows.
final class GradientPairs {
    private static final int CHUNK = 16_384;
    private static final int BITS = 62;
    private final float[] pairs;            // (2n): g, h of each row
    private double gradientScale = 1;       // how many units 1 is; a power of two, so that its inverse is exact
    private double hessianScale = 1;
    private double gradientUnit = 1;
    private double hessianUnit = 1;

    GradientPairs(int rows) {
        this.pairs = new float[2 * rows];
    }

    /// Where the derivatives are to be put; then [#chooseUnits()].
    float[] data() {
        return pairs;
    }

    /// Chooses the units by the largest g and h.
    ///
    /// @throws ArithmeticException if one is not finite
    void chooseUnits() {
        int chunks = Math.max(1, Math.ceilDiv(pairs.length, CHUNK));
        float[][] largest = new float[chunks][2];
        Threads.run(Threads.count(), chunks, (chunk, worker) -> {
            int to = Math.min(pairs.length, (chunk + 1) * CHUNK);
            float gradient = 0;
            float hessian = 0;
            for (int i = chunk * CHUNK; i < to; i += 2) {
                gradient = Math.max(gradient, Math.abs(pairs[i]));
                hessian = Math.max(hessian, pairs[i + 1]);
            }
            largest[chunk][0] = gradient;
            largest[chunk][1] = hessian;
        });
        float gradient = 0;
        float hessian = 0;
        for (float[] each : largest) {
            gradient = Math.max(gradient, each[0]);
            hessian = Math.max(hessian, each[1]);
        }
        if (!(gradient <= Float.MAX_VALUE && hessian <= Float.MAX_VALUE)) {
            throw new ArithmeticException(Require.broken("GradientPairs.chooseUnits: largest gradient %s, hessian %s: must be"
                    + " finite, scale y or the weights down", gradient, hessian).getMessage());
        }
        gradientScale = scale(gradient);
        hessianScale = scale(hessian);
        gradientUnit = 1 / gradientScale;
        hessianUnit = 1 / hessianScale;
    }

    private double scale(float largest) {
        int rows = Integer.SIZE - Integer.numberOfLeadingZeros(pairs.length / 2);      // n < 2^rows
        return largest == 0 ? 1 : Math.scalb(1.0, BITS - rows - Math.getExponent(largest) - 1);
    }

    /// g of a row.
    long gradientUnits(int row) {
        return (long) (pairs[2 * row] * gradientScale);
    }

    /// h of a row, at least 1.
    long hessianUnits(int row) {
        return Math.max(1, (long) (pairs[2 * row + 1] * hessianScale));
    }

    /// What a sum of units is worth.
    double gradient(long units) {
        return units * gradientUnit;
    }

    /// What a sum of units is worth.
    double hessian(long units) {
        return units * hessianUnit;
    }
}
