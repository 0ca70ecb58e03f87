package scratch.math.decomposition;

import java.util.Arrays;
import scratch.math.Matrix;
import scratch.math.kernel.Kernels;

/// The steps of [QR]. They work on Aᵀ, (n, m): a column of A is a row of it, so a reflector is consecutive in memory.
final class HouseholderQR {
    private static final Kernels KERNELS = Kernels.active();
    private static final int BLOCK = 64;

    private HouseholderQR() {}

    static QR factor(Matrix a, boolean pivoting) {
        int exponent = Inputs.decomposable("QR", a);
        int m = a.rows();
        int n = a.columns();
        double[] at = a.transpose().data();
        Scale.scale(at, -exponent);
        double[] tau = new double[Math.min(m, n)];
        int[] pivots = Permutations.identity(n);
        if (pivoting) {
            factorPivoted(m, n, at, tau, pivots);
        } else {
            factorBlocked(m, n, at, tau);
        }
        return new QR(m, n, at, tau, exponent, pivoting, pivots);
    }

    /// A panel of columns after the other, each applied to all columns to its right in one block.
    private static void factorBlocked(int m, int n, double[] at, double[] tau) {
        ReflectorPanel panel = new ReflectorPanel(m, n, at, tau, BLOCK);
        for (int j0 = 0; j0 < tau.length; j0 += BLOCK) {
            int k = Math.min(BLOCK, tau.length - j0);
            panel.factor(j0, k);
            panel.apply(j0, k, j0 + k, n);
        }
    }

    /// Makes reflector j and applies it to columns j + 1 … end - 1.
    private static void reflect(int m, double[] at, double[] tau, int j, int end, double[] work) {
        int head = j * m + j;
        tau[j] = Reflectors.make(at, head, m - j);
        double r = at[head];
        at[head] = 1;
        Reflectors.apply(tau[j], at, head, m - j, at, head + m, m, end - j - 1, work);
        at[head] = r;
    }

    private static void factorPivoted(int m, int n, double[] at, double[] tau, int[] pivots) {
        double[] rest = new double[n];    // ‖what is left of column j‖, corrected after each step
        double[] exact = new double[n];   // the same when it was last computed in full
        for (int j = 0; j < n; j++) {
            rest[j] = exact[j] = KERNELS.norm(at, j * m, m);
        }
        double[] work = new double[n];
        for (int j = 0; j < tau.length; j++) {
            int best = j + KERNELS.argmax(rest, j, n - j);
            swapRows(at, m, j, best);
            Permutations.swap(pivots, j, best);
            rest[best] = rest[j];
            exact[best] = exact[j];
            reflect(m, at, tau, j, n, work);
            for (int c = j + 1; c < n; c++) {
                shorten(m, at, j, c, rest, exact);
            }
        }
    }

    /// ‖rest‖² − r² for column c after step j.
    /// subtle: once most of the column is gone the subtraction is all cancellation, so then the norm is taken anew
    private static void shorten(int m, double[] at, int j, int c, double[] rest, double[] exact) {
        if (rest[c] == 0) {
            return;
        }
        double gone = at[c * m + j] / rest[c];
        double left = Math.max(0, (1 - gone) * (1 + gone));
        double ratio = rest[c] / exact[c];
        if (left * ratio * ratio <= 1.5e-8) {
            rest[c] = exact[c] = KERNELS.norm(at, c * m + j + 1, m - j - 1);
        } else {
            rest[c] *= Math.sqrt(left);
        }
    }

    /// row ← Q row, or Qᵀ row with `inverse`, for each of `count` rows (count, m).
    static void applyQ(boolean inverse, int m, double[] at, double[] tau, double[] rows, int count) {
        int blocks = (tau.length + BLOCK - 1) / BLOCK;
        for (int b = 0; b < blocks; b++) {
            int j0 = (inverse ? b : blocks - 1 - b) * BLOCK;   // Q = Q₀ Q₁ …, so Q starts with the last block
            applyPanel(inverse, m, at, tau, j0, rows, 0, count);
        }
    }

    /// Q's first min(m, n) columns, as rows.
    static Matrix thinQ(int m, double[] at, double[] tau) {
        int k = tau.length;
        Matrix rows = Matrix.zeros(k, m);
        for (int j = 0; j < k; j++) {
            rows.set(j, j, 1);
        }
        for (int j0 = (k - 1) / BLOCK * BLOCK; j0 >= 0; j0 -= BLOCK) {
            // eᵢ with i < j0 is 0 where this panel acts
            applyPanel(false, m, at, tau, j0, rows.data(), j0, k - j0);
        }
        return rows;
    }

    private static void applyPanel(boolean inverse, int m, double[] at, double[] tau, int j0, double[] rows,
            int firstRow, int count) {
        int k = Math.min(BLOCK, tau.length - j0);
        double[] v = explicit(m, at, j0, k);
        double[] t = Reflectors.blockFactor(k, m - j0, v, 0, m - j0, tau, j0);
        Reflectors.applyBlock(inverse, k, m - j0, v, 0, m - j0, t, 0, k, rows, firstRow * m + j0, m, count,
                new double[2 * count * k]);
    }

    /// Reflectors j0 … j0 + k - 1 with their ones and zeros written out: (k, m - j0).
    private static double[] explicit(int m, double[] at, int j0, int k) {
        int width = m - j0;
        double[] v = new double[k * width];
        for (int j = 0; j < k; j++) {
            v[j * width + j] = 1;
            System.arraycopy(at, (j0 + j) * m + j0 + j + 1, v, j * width + j + 1, width - j - 1);
        }
        return v;
    }

    private static void swapRows(double[] at, int m, int i, int j) {
        if (i != j) {
            double[] row = Arrays.copyOfRange(at, i * m, (i + 1) * m);
            System.arraycopy(at, j * m, at, i * m, m);
            System.arraycopy(row, 0, at, j * m, m);
        }
    }
}
