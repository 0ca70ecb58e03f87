package scratch.math.decomposition;

import java.util.Locale;

/// Singular values and vectors of a small upper bidiagonal matrix by QR steps with implicit shifts: QL on BᵀB without
/// ever forming it. Cost about 6 n³ operations with vectors.
/// Golub and Reinsch 1970, "Singular value decomposition and least squares solutions", Numerische Mathematik 14;
/// the four cases as in LINPACK's dsvdc.
final class ImplicitQR {
    private static final double EPSILON = Math.ulp(1.0);
    private static final int MOST_SWEEPS = 100;

    private final double[] s;   // diagonal
    private final double[] e;   // off-diagonal, one longer than used
    private final double[] u;   // left vectors in rows, rotated along
    private final int ldu;
    private final double[] v;   // right vectors in rows, rotated along
    private final int ldv;
    private final int vWidth;
    private final int from;
    private final int size;

    /// Diagonalises the block [from, from + size) of the bidiagonal matrix; d becomes the singular values, not below 0
    /// and in no order. Rows [from, from + size) of u and v are rotated, in the columns from `from` on: `size` of u,
    /// `vWidth` of v.
    ImplicitQR(double[] d, double[] e, int from, int size, double[] u, int ldu, double[] v, int ldv, int vWidth) {
        this.s = d;
        this.e = e;
        this.from = from;
        this.size = size;
        this.u = u;
        this.ldu = ldu;
        this.v = v;
        this.ldv = ldv;
        this.vWidth = vWidth;
    }

    /// The same for a block with one column more than rows, whose last element e stands right of the diagonal: that
    /// column is rotated away first, and row from + size of v becomes the direction that the block sends to 0.
    void solveWide() {
        double f = e[from + size - 1];
        e[from + size - 1] = 0;
        for (int j = from + size - 1; j >= from && f != 0; j--) {
            double length = Math.hypot(s[j], f);
            double cosine = s[j] / length;
            double sine = f / length;
            s[j] = length;
            if (j > from) {
                f = -sine * e[j - 1];
                e[j - 1] *= cosine;
            }
            rotateV(j, from + size, cosine, sine);
        }
        solve();
    }

    void solve() {
        int p = from + size;   // values p … are done
        int sweeps = 0;
        while (p > from) {
            int k = split(p);
            if (k == p - 2) {
                makePositive(p - 1);
                p--;
                sweeps = 0;
                continue;
            }
            int zero = zeroDiagonal(p, k);
            if (zero == p - 1) {
                chaseLastColumn(p, k + 1);
            } else if (zero > k) {
                chaseRow(p, zero + 1);
            } else {
                if (++sweeps > MOST_SWEEPS) {
                    throw new ArithmeticException(String.format(Locale.ROOT, "SVD: singular value %d not found after %d sweeps",
                            p - 1, MOST_SWEEPS));
                }
                sweep(p, k + 1);
            }
        }
    }

    /// The last k below p - 1 whose eₖ is nothing but rounding: the matrix falls apart there. `from - 1` if none is.
    private int split(int p) {
        for (int k = p - 2; k >= from; k--) {
            if (Math.abs(e[k]) <= Double.MIN_NORMAL + EPSILON * (Math.abs(s[k]) + Math.abs(s[k + 1]))) {
                e[k] = 0;
                return k;
            }
        }
        return from - 1;
    }

    /// The last index above k whose diagonal element is nothing but rounding, or k.
    private int zeroDiagonal(int p, int k) {
        for (int j = p - 1; j > k; j--) {
            double neighbours = (j < p - 1 ? Math.abs(e[j]) : 0) + (j > k + 1 ? Math.abs(e[j - 1]) : 0);
            if (Math.abs(s[j]) <= Double.MIN_NORMAL + EPSILON * neighbours) {
                s[j] = 0;
                return j;
            }
        }
        return k;
    }

    /// The last diagonal element is 0: rotations from the right chase e above it out of the matrix.
    private void chaseLastColumn(int p, int k) {
        double f = e[p - 2];
        e[p - 2] = 0;
        for (int j = p - 2; j >= k; j--) {
            double length = Math.hypot(s[j], f);
            double cosine = s[j] / length;
            double sine = f / length;
            s[j] = length;
            if (j > k) {
                f = -sine * e[j - 1];
                e[j - 1] *= cosine;
            }
            rotateV(j, p - 1, cosine, sine);
        }
    }

    /// Diagonal element k - 1 is 0: rotations from the left chase e beside it out of the matrix.
    private void chaseRow(int p, int k) {
        double f = e[k - 1];
        e[k - 1] = 0;
        for (int j = k; j < p; j++) {
            double length = Math.hypot(s[j], f);
            double cosine = s[j] / length;
            double sine = f / length;
            s[j] = length;
            f = -sine * e[j];
            e[j] *= cosine;
            rotateU(j, k - 1, cosine, sine);
        }
    }

    /// One QR step on k … p - 1, shifted by the eigenvalue of the last 2 x 2 block of BᵀB.
    private void sweep(int p, int k) {
        double scale = Math.max(Math.max(Math.abs(s[p - 1]), Math.abs(s[p - 2])),
                Math.max(Math.abs(e[p - 2]), Math.max(Math.abs(s[k]), Math.abs(e[k]))));
        double last = s[p - 1] / scale;
        double previous = s[p - 2] / scale;
        double between = e[p - 2] / scale;
        double first = s[k] / scale;
        double b = ((previous + last) * (previous - last) + between * between) / 2;
        double c = last * between * (last * between);
        double shift = b == 0 && c == 0 ? 0 : c / (b + Math.copySign(Math.sqrt(b * b + c), b));
        double f = (first + last) * (first - last) + shift;
        double g = first * (e[k] / scale);
        for (int j = k; j < p - 1; j++) {
            double length = Math.hypot(f, g);
            double cosine = f / length;
            double sine = g / length;
            if (j > k) {
                e[j - 1] = length;
            }
            f = cosine * s[j] + sine * e[j];
            e[j] = cosine * e[j] - sine * s[j];
            g = sine * s[j + 1];
            s[j + 1] *= cosine;
            rotateV(j, j + 1, cosine, sine);

            length = Math.hypot(f, g);
            cosine = f / length;
            sine = g / length;
            s[j] = length;
            f = cosine * e[j] + sine * s[j + 1];
            s[j + 1] = -sine * e[j] + cosine * s[j + 1];
            g = sine * e[j + 1];
            e[j + 1] *= cosine;
            rotateU(j, j + 1, cosine, sine);
        }
        e[p - 2] = f;
    }

    private void makePositive(int j) {
        if (s[j] < 0) {
            s[j] = -s[j];
            Signs.negate(v, j * ldv + from, vWidth);
        }
    }

    private void rotateU(int i, int j, double cosine, double sine) {
        ImplicitQL.rotate(u, i * ldu + from, j * ldu + from, size, cosine, sine);
    }

    private void rotateV(int i, int j, double cosine, double sine) {
        ImplicitQL.rotate(v, i * ldv + from, j * ldv + from, vWidth, cosine, sine);
    }
}
