package scratch.math.decomposition;

import scratch.math.kernel.Kernels;

/// Householder reflectors H = I − τ v vᵀ with v₀ = 1: mirrors that send a vector onto the first axis.
/// A vector is always a *row* here, consecutive in memory; k reflectors are the rows of V (k, m).
/// Several are applied at once by H₀H₁…Hₖ₋₁ = I − Vᵀ T V with T (k, k) upper triangular (the "compact WY" form), which
/// turns k thin passes over the data into three matrix products.
/// Schreiber and Van Loan 1989, "A Storage-Efficient WY Representation for Products of Householder Transformations".
final class Reflectors {
    private static final Kernels KERNELS = Kernels.active();

    private Reflectors() {}

    /// Makes the mirror of x = (x₀, x₁, …): on return x₀ is ±‖x‖ (where x is sent) and x₁… is the rest of v.
    /// Returns τ, which is 0 if x already lies on the axis.
    static double make(double[] x, int offset, int n) {
        double tail = n > 1 ? KERNELS.norm(x, offset + 1, n - 1) : 0;
        if (tail == 0) {
            return 0;
        }
        double head = x[offset];
        // subtle: the sign that avoids the cancellation in head - target
        double target = -Math.copySign(Math.hypot(head, tail), head);
        double pivot = head - target;
        for (int i = 1; i < n; i++) {
            x[offset + i] /= pivot;
        }
        x[offset] = target;
        return -pivot / target;
    }

    /// row ← H row for each of `count` rows of c, where v stands at `offset` with its 1 in place.
    static void apply(double tau, double[] v, int offset, int m, double[] c, int cOffset, int ldc, int count,
            double[] work) {
        if (tau == 0 || count == 0) {
            return;
        }
        KERNELS.gemv(false, count, m, tau, c, cOffset, ldc, v, offset, 0, work, 0);
        for (int i = 0; i < count; i++) {
            KERNELS.axpy(-work[i], v, offset, c, cOffset + i * ldc, m);
        }
    }

    /// T of the block of k reflectors: tⱼⱼ = τⱼ, and above it −τⱼ T (V vⱼ).
    static double[] blockFactor(int k, int m, double[] v, int offset, int ldv, double[] tau, int tauOffset) {
        double[] t = new double[k * k];
        double[] products = new double[k * k];   // V Vᵀ
        KERNELS.syrk(false, k, m, 1, v, offset, ldv, 0, products, 0, k);
        for (int j = 0; j < k; j++) {
            double tauJ = tau[tauOffset + j];
            for (int i = 0; i < j; i++) {
                double sum = 0;
                for (int l = i; l < j; l++) {
                    sum += t[i * k + l] * products[l * k + j];
                }
                t[i * k + j] = -tauJ * sum;
            }
            t[j * k + j] = tauJ;
        }
        return t;
    }

    /// row ← (I − Vᵀ T V) row for each of `count` rows of c, or the inverse of that with `inverse`.
    static void applyBlock(boolean inverse, int k, int m, double[] v, int offset, int ldv, double[] t, double[] c,
            int cOffset, int ldc, int count) {
        if (count == 0) {
            return;
        }
        double[] w = new double[count * k];
        double[] wt = new double[count * k];
        KERNELS.gemm(false, true, count, k, m, 1, c, cOffset, ldc, v, offset, ldv, 0, w, 0, k);   // C Vᵀ
        KERNELS.gemm(false, !inverse, count, k, k, 1, w, 0, k, t, 0, k, 0, wt, 0, k);   // rows: (T w)ᵀ = wᵀ Tᵀ
        KERNELS.gemm(false, false, count, m, k, -1, wt, 0, k, v, offset, ldv, 1, c, cOffset, ldc);
    }
}
