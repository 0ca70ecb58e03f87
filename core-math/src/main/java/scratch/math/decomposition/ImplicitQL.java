package scratch.math.decomposition;

import java.util.Locale;

/// Eigenvalues and eigenvectors of a small symmetric tridiagonal matrix by QL steps with implicit Wilkinson shifts.
/// Each step is one sweep of plane rotations; an off-diagonal element falls below rounding after about two of them.
/// Cost about 3 n³ operations with vectors.
/// Dubrulle, Martin and Wilkinson 1968, "The implicit QL algorithm", Numerische Mathematik 12.
final class ImplicitQL {
    private static final int MOST_SWEEPS = 60;

    private ImplicitQL() {}

    /// Diagonalises the block [from, from + size) of the matrix with diagonal d and off-diagonal e, both overwritten:
    /// d becomes the eigenvalues, in no order. z (stride ldz) holds vectors as rows; they are rotated along, in columns
    /// [column, column + width).
    static void solve(double[] d, double[] e, int from, int size, double[] z, int ldz, int column, int width) {
        int last = from + size - 1;
        for (int l = from; l <= last; l++) {
            for (int sweep = 0;; sweep++) {
                int m = firstSplit(d, e, l, last);
                if (m == l) {
                    break;
                }
                if (sweep == MOST_SWEEPS) {
                    throw new ArithmeticException(String.format(
                            Locale.ROOT, "SymmetricEigen: eigenvalue %d not found after %d sweeps", l, MOST_SWEEPS));
                }
                sweep(d, e, l, m, z, ldz, column, width);
            }
        }
    }

    /// The first m >= l whose off-diagonal neighbour eₘ is nothing but rounding.
    private static int firstSplit(double[] d, double[] e, int l, int last) {
        int m = l;
        while (m < last && Math.abs(e[m]) > Math.ulp(1.0) / 2 * (Math.abs(d[m]) + Math.abs(d[m + 1]))) {
            m++;
        }
        return m;
    }

    /// One QL step on l … m: the shift makes a bulge at the bottom, the rotations chase it up and out.
    private static void sweep(double[] d, double[] e, int l, int m, double[] z, int ldz, int column, int width) {
        double ratio = (d[l + 1] - d[l]) / (2 * e[l]);
        double root = Math.hypot(ratio, 1);
        double g = d[m] - d[l] + e[l] / (ratio + Math.copySign(root, ratio));
        double sine = 1;
        double cosine = 1;
        double removed = 0;
        for (int i = m - 1; i >= l; i--) {
            double f = sine * e[i];
            double b = cosine * e[i];
            double length = Math.hypot(f, g);
            if (i + 1 < m) {
                e[i + 1] = length;
            }
            if (length == 0) {
                // subtle: the bulge vanished by itself; the matrix has split, so start anew from here
                d[i + 1] -= removed;
                return;
            }
            sine = f / length;
            cosine = g / length;
            double next = d[i + 1] - removed;
            double t = (d[i] - next) * sine + 2 * cosine * b;
            removed = sine * t;
            d[i + 1] = next + removed;
            g = cosine * t - b;
            rotate(z, (i + 1) * ldz + column, i * ldz + column, width, cosine, sine);
        }
        d[l] -= removed;
        e[l] = g;
    }

    /// (upper, lower) ← (c·upper + s·lower, c·lower − s·upper), element by element.
    static void rotate(double[] z, int upper, int lower, int width, double c, double s) {
        for (int j = 0; j < width; j++) {
            double f = z[upper + j];
            double h = z[lower + j];
            z[upper + j] = s * h + c * f;
            z[lower + j] = c * h - s * f;
        }
    }
}
