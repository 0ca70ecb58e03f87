package scratch.math.strassen;

import scratch.math.Matrix;
import scratch.math.check.Require;

/// How far a computed product is from the exact one, and how far it may be.
public final class ProductError {
    /// The unit roundoff of a double: half the gap between 1 and the next number.
    public static final double UNIT_ROUNDOFF = 0x1p-53;

    private ProductError() {
    }

    /// The largest |cᵢⱼ − (AB)ᵢⱼ|. Each product and each sum keeps what it rounds away, so that the distance has its own
    /// first digits right although nearly all of c cancels.
    public static double largest(Matrix a, Matrix b, Matrix c) {
        double largest = 0;
        for (int i = 0; i < c.rows(); i++) {
            for (int j = 0; j < c.columns(); j++) {
                largest = Math.max(largest, Math.abs(distance(a, b, c, i, j)));
            }
        }
        return largest;
    }

    /// cᵢⱼ − (AB)ᵢⱼ.
    static double distance(Matrix a, Matrix b, Matrix c, int i, int j) {
        double sum = c.get(i, j);
        double lost = 0;
        for (int k = 0; k < a.columns(); k++) {
            double x = -a.get(i, k);
            double y = b.get(k, j);
            double product = x * y;
            double next = sum + product;
            double added = next - sum;
            lost += (sum - (next - added)) + (product - added) + Math.fma(x, y, -product);
            sum = next;
        }
        return sum + lost;
    }

    /// What `largest` cannot exceed, to first order, for square matrices of size n whose elements are at most 1 in size:
    /// `(18ᴸ(n₀² + 6n₀) − 6n)·u` with n₀ = n/2ᴸ, and `n²·u` without levels. Higham, chapter 23.
    public static double bound(int n, int levels) {
        Require.that(n >= 1, "ProductError.bound: n = %d: must be at least 1", n);
        Require.that(levels >= 0, "ProductError.bound: %d levels: must be at least 0", levels);
        double base = n / Math.pow(2, levels);
        return (Math.pow(18, levels) * (base * base + 6 * base) - 6 * n) * UNIT_ROUNDOFF;
    }
}
