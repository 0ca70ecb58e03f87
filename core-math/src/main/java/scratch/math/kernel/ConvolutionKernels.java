package scratch.math.kernel;

/// The two products that a convolution is, for `float` only, because only networks convolve. What stands here is the
/// definition; the vector kernels replace it.
public interface ConvolutionKernels {

    /// How many numbers `panels` needs for A (m, k).
    default int panelSize(int m, int k) {
        return m * (k + 1);
    }

    /// A (m, k), packed, and what every row of results starts from (m numbers, or null: zeros), in the layout that
    /// `correlate` likes: made once, used many times. `panels` has at least `panelSize` numbers.
    default void panels(int m, int k, float[] a, float[] start, float[] panels) {
        for (int i = 0; i < m; i++) {
            panels[i] = start == null ? 0 : start[i];
        }
        System.arraycopy(a, 0, panels, m, m * k);
    }

    /// `C_i(z, q) ← start_i + Σ_p A_ip·b[from_z + shifts_p + q]` for q below n, in each of `count` rows z: a product whose
    /// second matrix is never laid out, because its rows are the same numbers, shifted. So convolution looks once the rows
    /// of a picture stand one behind the other. Row z of line i of the result is at `c[to_z + i·ldc]`.
    default void correlate(int m, int n, int k, float[] panels, int count, float[] b, int[] from, int[] shifts,
                           float[] c, int[] to, int ldc) {
        for (int z = 0; z < count; z++) {
            for (int i = 0; i < m; i++) {
                for (int q = 0; q < n; q++) {
                    float sum = panels[i];
                    for (int p = 0; p < k; p++) {
                        sum = Math.fma(panels[m + i * k + p], b[from[z] + shifts[p] + q], sum);
                    }
                    c[to[z] + i * ldc + q] = sum;
                }
            }
        }
    }

    /// Copies `count` rows of n numbers: row z is at `x[from + z·step]`, and goes to `y[to + z·stepTo]`.
    default void copyRows(int count, int n, float[] x, int from, int step, float[] y, int to, int stepTo) {
        for (int z = 0; z < count; z++) {
            System.arraycopy(x, from + z * step, y, to + z * stepTo, n);
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
