package scratch.math.decomposition;

import scratch.math.Vectors;
import scratch.math.kernel.Kernels;

/// Multiplication by powers of two, which loses no digit: numbers are brought near 1 before they are squared.
final class Scale {
    private static final Kernels KERNELS = Kernels.active();
    private static final int LARGE = 1 << 12;

    private Scale() {}

    /// Whether a glance at the sum of squares shows that all numbers are finite and none needs scaling. Of an array that
    /// is small, and of one that is all zeros, it does not.
    static boolean isUsual(double[] data) {
        double squares = data.length < LARGE ? 0 : KERNELS.dot(data, 0, data, 0, data.length);
        return squares > 1e-150 && squares < 1e150;
    }

    /// The power of two by which to divide so that no square over- or underflows on the way; 0 in the usual case.
    static int exponent(double[] data) {
        if (isUsual(data)) {
            return 0;
        }
        double largest = Vectors.maxAbs(data);
        boolean usual = largest == 0 || largest > 1e-100 && largest < 1e100;
        return usual ? 0 : Math.getExponent(largest);
    }

    /// The power of two by which to divide so that sums of the numbers do not overflow and small ones keep their digits;
    /// 0 in the usual case. Where nothing is squared this is enough, and it keeps numbers that are very small beside the
    /// largest.
    static int headroom(double[] data) {
        if (isUsual(data)) {
            return 0;
        }
        double largest = Vectors.maxAbs(data);
        int exponent = Math.getExponent(largest);
        return largest == 0 || exponent >= -400 && exponent <= 990 ? 0 : exponent > 0 ? exponent - 990 : exponent;
    }

    /// All numbers times 2^exponent, in place.
    static void scale(double[] data, int exponent) {
        for (int i = 0; i < data.length && exponent != 0; i++) {
            data[i] = Math.scalb(data[i], exponent);
        }
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
