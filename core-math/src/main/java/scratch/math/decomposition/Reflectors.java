package scratch.math.decomposition;

import scratch.math.kernel.Kernels;

/// Householder reflectors H = I − τ v vᵀ with v₀ = 1: mirrors that send a vector onto the first axis.
/// A vector is always a *row* here, consecutive in memory; k reflectors are the rows of V (k, m).
/// Several are applied at once by H₀H₁…Hₖ₋₁ = I − Vᵀ T V with T (k, k) upper triangular (the "compact WY" form), which
/// turns k thin passes over the data into three matrix products.
/// Schreiber and Van Loan 1989, "A Storage-Efficient WY Representation for Products of Householder Transformations".
final class Reflectors {
    private static final Kernels KERNELS = Kernels.active();

    /// Reflectors whose T is formed column by column.
    static final int SMALL = 8;

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

    /// T (k, k) of the block of k reflectors. Halved again and again; see [#join].
    static double[] blockFactor(int k, int m, double[] v, int offset, int ldv, double[] tau, int tauOffset) {
        double[] t = new double[k * k];
        blockFactor(k, m, v, offset, ldv, tau, tauOffset, t, 0, k, new double[k * k]);
        return t;
    }

    private static void blockFactor(int k, int m, double[] v, int offset, int ldv, double[] tau, int tauOffset,
            double[] t, int tOffset, int ldt, double[] work) {
        if (k <= SMALL) {
            smallFactor(k, m, v, offset, ldv, tau, tauOffset, t, tOffset, ldt);
            return;
        }
        int half = k / 2;
        blockFactor(half, m, v, offset, ldv, tau, tauOffset, t, tOffset, ldt, work);
        blockFactor(k - half, m, v, offset + half * ldv, ldv, tau, tauOffset + half, t, tOffset + half * (ldt + 1), ldt,
                work);
        join(half, k, m, v, offset, ldv, t, tOffset, ldt, work);
    }

    /// T of a few reflectors: tⱼⱼ = τⱼ, and above it −τⱼ T (V vⱼ).
    static void smallFactor(int k, int m, double[] v, int offset, int ldv, double[] tau, int tauOffset, double[] t,
            int tOffset, int ldt) {
        double[] products = new double[k];   // V vⱼ
        for (int j = 0; j < k; j++) {
            double tauJ = tau[tauOffset + j];
            for (int i = 0; i < j; i++) {
                products[i] = KERNELS.dot(v, offset + i * ldv, v, offset + j * ldv, m);
            }
            for (int i = 0; i < j; i++) {
                t[tOffset + i * ldt + j] = -tauJ * KERNELS.dot(t, tOffset + i * ldt + i, products, i, j - i);
            }
            t[tOffset + j * ldt + j] = tauJ;
        }
    }

    /// T from those of its first `half` reflectors and of the others, which stand on its diagonal:
    /// T = (T₁, −T₁ V₁V₂ᵀ T₂; 0, T₂). `work` has room for k² / 2 numbers.
    static void join(int half, int k, int m, double[] v, int offset, int ldv, double[] t, int tOffset, int ldt,
            double[] work) {
        int rest = k - half;
        int second = half * rest;
        KERNELS.gemm(false, true, half, rest, m, 1, v, offset, ldv, v, offset + half * ldv, ldv, 0, work, 0, rest);
        KERNELS.gemm(false, false, half, rest, rest, 1, work, 0, rest, t, tOffset + half * (ldt + 1), ldt, 0, work,
                second, rest);
        KERNELS.gemm(false, false, half, rest, half, -1, t, tOffset, ldt, work, second, rest, 0, t, tOffset + half, ldt);
    }

    /// row ← (I − Vᵀ T V) row for each of `count` rows of c, or the inverse of that with `inverse`. `work` has room for
    /// 2 · count · k numbers.
    static void applyBlock(boolean inverse, int k, int m, double[] v, int offset, int ldv, double[] t, int tOffset,
            int ldt, double[] c, int cOffset, int ldc, int count, double[] work) {
        if (count == 0) {
            return;
        }
        int wt = count * k;
        KERNELS.gemm(false, true, count, k, m, 1, c, cOffset, ldc, v, offset, ldv, 0, work, 0, k);   // C Vᵀ
        KERNELS.gemm(false, !inverse, count, k, k, 1, work, 0, k, t, tOffset, ldt, 0, work, wt, k);   // (T w)ᵀ = wᵀ Tᵀ
        KERNELS.gemm(false, false, count, m, k, -1, work, wt, k, v, offset, ldv, 1, c, cOffset, ldc);
    }
}
