package scratch.math.decomposition;

import scratch.math.Vectors;

/// Multiplication by powers of two, which loses no digit: numbers are brought near 1 before they are squared.
final class Scale {
    private Scale() {}

    /// The power of two by which to divide so that no square over- or underflows on the way; 0 in the usual case.
    static int exponent(double[] data) {
        double largest = Vectors.maxAbs(data);
        boolean usual = largest == 0 || largest > 1e-100 && largest < 1e100;
        return usual ? 0 : Math.getExponent(largest);
    }

    /// A copy, times 2^exponent.
    static double[] scaled(double[] data, int exponent) {
        double[] result = data.clone();
        for (int i = 0; i < result.length && exponent != 0; i++) {
            result[i] = Math.scalb(result[i], exponent);
        }
        return result;
    }
}
