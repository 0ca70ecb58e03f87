package scratch.math.kernel;

/// The two products that a convolution is, for `float` only, because only networks convolve. What stands here is the
/// definition; the vector kernels replace it.
public interface ConvolutionKernels {

    /// `C_iq ← C_iq + Σ_p A_ip·b[shifts_p + q]` for q below n, for each of `count` pictures: a product whose second matrix
    /// (k, n) is never laid out, because its rows are the same numbers, shifted. So convolution looks once the rows of a
    /// picture stand one behind the other. A is (m, k), packed; picture z begins at `b[z·bStep]`, its C (m, n) at
    /// `c[z·cStep]`.
    default void correlate(int count, int m, int n, int k, float[] a, float[] b, int bStep, int[] shifts,
                           float[] c, int cStep, int ldc) {
        for (int z = 0; z < count; z++) {
            for (int i = 0; i < m; i++) {
                for (int q = 0; q < n; q++) {
                    float sum = 0;
                    for (int p = 0; p < k; p++) {
                        sum = Math.fma(a[i * k + p], b[z * bStep + shifts[p] + q], sum);
                    }
                    c[z * cStep + i * ldc + q] += sum;
                }
            }
        }
    }

    /// `C_ip ← C_ip + Σ_q A_iq·b[shifts_p + q]`, added up over `count` pictures: what `correlate` needs on the way back.
    /// C is (m, k); picture z has its A (m, n) at `a[z·aStep]` and its b at `b[z·bStep]`; n is a multiple of 16.
    default void correlateTransposed(int count, int m, int n, int k, float[] a, int aStep, int lda,
                                     float[] b, int bStep, int[] shifts, float[] c) {
        for (int i = 0; i < m; i++) {
            for (int p = 0; p < k; p++) {
                double sum = 0;
                for (int z = 0; z < count; z++) {
                    for (int q = 0; q < n; q++) {
                        sum += (double) a[z * aStep + i * lda + q] * b[z * bStep + shifts[p] + q];
                    }
                }
                c[i * k + p] += (float) sum;
            }
        }
    }
}
