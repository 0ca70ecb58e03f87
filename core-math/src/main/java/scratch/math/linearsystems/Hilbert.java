package scratch.math.linearsystems;

import java.math.BigInteger;

import scratch.math.Matrix;

/// The Hilbert matrix, hᵢⱼ = 1/(i + j − 1) for i, j = 1 … n: innocent to look at, and nearly singular.
/// Here times the least common multiple of 1 … 2n−1, so that every element is a whole number and nothing is rounded
/// before the solving begins. The scale changes neither the solution's errors nor the condition number.
/// (H⁻¹)ᵢⱼ = (−1)^(i+j) (i+j−1) C(n+i−1, n−j) C(n+j−1, n−i) C(i+j−2, i−1)².   Cost O(n²) elements.
/// Choi, "Tricks or Treats with the Hilbert Matrix", *American Mathematical Monthly* 90(5), 1983.
public final class Hilbert {
    /// Beyond it the right side's sums are no longer whole numbers that a double can hold.
    public static final int LARGEST = 18;

    private Hilbert() {
    }

    /// The Hilbert matrix in whole numbers: (n, n).
    ///
    /// @param n from 1 to 18
    public static Matrix scaled(int n) {
        long scale = scale(n);
        Matrix h = Matrix.zeros(n, n);
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                h.set(i, j, (double) (scale / (i + j + 1)));
            }
        }
        return h;
    }

    /// The right side for which all unknowns are exactly 1: the sum of each row, without rounding. (n)
    public static double[] rightSide(int n) {
        Matrix h = scaled(n);
        double[] b = new double[n];
        for (int i = 0; i < n; i++) {
            for (double value : h.row(i)) {
                b[i] += value;
            }
        }
        return b;
    }

    /// Its condition number in the 1-norm, ‖H‖₁ ‖H⁻¹‖₁, from whole numbers, so right to the last digit.
    public static double condition(int n) {
        scale(n);
        // H's largest column sum is that of the first column: 1 + 1/2 + … + 1/n
        double norm = 0;
        for (int i = n; i >= 1; i--) {
            norm += 1.0 / i;
        }
        BigInteger largest = BigInteger.ZERO;
        for (int j = 1; j <= n; j++) {
            BigInteger sum = BigInteger.ZERO;
            for (int i = 1; i <= n; i++) {
                sum = sum.add(inverseSize(n, i, j));
            }
            largest = largest.max(sum);
        }
        return norm * largest.doubleValue();
    }

    // The size of an element of the inverse of the unscaled matrix; i, j from 1.
    private static BigInteger inverseSize(int n, int i, int j) {
        return BigInteger.valueOf(i + j - 1L).multiply(choose(n + i - 1, n - j)).multiply(choose(n + j - 1, n - i))
                .multiply(choose(i + j - 2, i - 1).pow(2));
    }

    private static BigInteger choose(int n, int k) {
        BigInteger result = BigInteger.ONE;
        for (int i = 1; i <= k; i++) {
            result = result.multiply(BigInteger.valueOf(n - k + i)).divide(BigInteger.valueOf(i));
        }
        return result;
    }

    private static long scale(int n) {
        if (n < 1 || n > LARGEST) {
            throw new IllegalArgumentException("Hilbert: n = " + n + ": must be from 1 to " + LARGEST);
        }
        long scale = 1;
        for (long i = 2; i <= 2L * n - 1; i++) {
            scale = scale / BigInteger.valueOf(scale).gcd(BigInteger.valueOf(i)).longValue() * i;
        }
        return scale;
    }
}
