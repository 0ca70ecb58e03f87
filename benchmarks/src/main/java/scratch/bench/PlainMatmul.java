package scratch.bench;

import java.util.Arrays;

/// The matrix product C = A·B of square row-major matrices in plain loops, three ways: the same n³ multiplications
/// and additions, met in another order.
final class PlainMatmul {

    /// Side of a block: three blocks of doubles take 3·64·64·8 bytes = 96 KB, which a second-level cache holds.
    static final int BLOCK = 64;

    private PlainMatmul() {
    }

    /// i-j-k, as the formula is written: each entry is a dot product of a row of A and a column of B.
    /// The column is the trouble: its neighbours lie n values apart, so every read brings a new cache line.
    static void naive(int n, double[] a, double[] b, double[] c) {
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                double sum = 0;
                for (int k = 0; k < n; k++) {
                    sum += a[i * n + k] * b[k * n + j];
                }
                c[i * n + j] = sum;
            }
        }
    }

    /// i-j-k in float.
    static void naive(int n, float[] a, float[] b, float[] c) {
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                float sum = 0;
                for (int k = 0; k < n; k++) {
                    sum += a[i * n + k] * b[k * n + j];
                }
                c[i * n + j] = sum;
            }
        }
    }

    /// i-k-j: the two inner loops changed places. Row i of C gathers multiples of the rows of B, and everything is
    /// read and written in the order in which it lies in memory. The compiler can turn this loop into vector code,
    /// because the additions into different entries do not wait for each other.
    static void reordered(int n, double[] a, double[] b, double[] c) {
        for (int i = 0; i < n; i++) {
            Arrays.fill(c, i * n, (i + 1) * n, 0);
            for (int k = 0; k < n; k++) {
                double aik = a[i * n + k];
                for (int j = 0; j < n; j++) {
                    c[i * n + j] += aik * b[k * n + j];
                }
            }
        }
    }

    /// i-k-j in float.
    static void reordered(int n, float[] a, float[] b, float[] c) {
        for (int i = 0; i < n; i++) {
            Arrays.fill(c, i * n, (i + 1) * n, 0);
            for (int k = 0; k < n; k++) {
                float aik = a[i * n + k];
                for (int j = 0; j < n; j++) {
                    c[i * n + j] += aik * b[k * n + j];
                }
            }
        }
    }

    /// i-k-j on blocks of 64 × 64: a block of B is used for 64 rows of A while it is still in the cache.
    static void blocked(int n, double[] a, double[] b, double[] c) {
        Arrays.fill(c, 0, n * n, 0);
        for (int k0 = 0; k0 < n; k0 += BLOCK) {
            int kEnd = Math.min(k0 + BLOCK, n);
            for (int j0 = 0; j0 < n; j0 += BLOCK) {
                int jEnd = Math.min(j0 + BLOCK, n);
                for (int i = 0; i < n; i++) {
                    for (int k = k0; k < kEnd; k++) {
                        double aik = a[i * n + k];
                        for (int j = j0; j < jEnd; j++) {
                            c[i * n + j] += aik * b[k * n + j];
                        }
                    }
                }
            }
        }
    }

    /// i-k-j on blocks, in float.
    static void blocked(int n, float[] a, float[] b, float[] c) {
        Arrays.fill(c, 0, n * n, 0);
        for (int k0 = 0; k0 < n; k0 += BLOCK) {
            int kEnd = Math.min(k0 + BLOCK, n);
            for (int j0 = 0; j0 < n; j0 += BLOCK) {
                int jEnd = Math.min(j0 + BLOCK, n);
                for (int i = 0; i < n; i++) {
                    for (int k = k0; k < kEnd; k++) {
                        float aik = a[i * n + k];
                        for (int j = j0; j < jEnd; j++) {
                            c[i * n + j] += aik * b[k * n + j];
                        }
                    }
                }
            }
        }
    }
}
