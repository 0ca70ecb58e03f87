package scratch.math.kernel;

/// Small least squares, thousands of them: the normal equations of a few rows of a large matrix, and their solution. For
/// `double` only. What stands here is the definition; the vector kernels replace it.
///
/// A system has n unknowns, and its arrays have room for `width(n)`, n rounded up to a multiple of [#WIDTH], so that whole
/// vector registers can be read and written. What stands beyond n is of no use to anybody.
public interface NormalKernels {

    /// Arrays have room for a multiple of so many numbers.
    int WIDTH = 8;

    /// n rounded up to a multiple of [#WIDTH].
    static int width(int n) {
        return Math.ceilDiv(n, WIDTH) * WIDTH;
    }

    /// The normal equations of the rows `rows[rowsOffset] …` of X: the upper triangle of `A ← Σ_r x_r x_rᵀ`, and
    /// `b ← Σ_r y_r x_r`. Each number is one chain of multiply-adds in the order of the rows.
    ///
    /// @param x (·, ldx), with ldx at least width(n)
    /// @param y one number for each of the rows
    /// @param a (width(n), width(n))
    /// @param b (width(n))
    default void normalEquations(int n, int count, int[] rows, int rowsOffset, double[] x, int ldx, double[] y, int yOffset,
                                 double[] a, double[] b) {
        checkNormalEquations(n, count, rows, rowsOffset, x, ldx, y, yOffset, a, b);
        int lda = width(n);
        for (int i = 0; i < n; i++) {
            for (int j = i; j < n; j++) {
                double sum = 0;
                for (int r = 0; r < count; r++) {
                    int row = rows[rowsOffset + r] * ldx;
                    sum = Math.fma(x[row + i], x[row + j], sum);
                }
                a[i * lda + j] = sum;
            }
            double sum = 0;
            for (int r = 0; r < count; r++) {
                sum = Math.fma(x[rows[rowsOffset + r] * ldx + i], y[yOffset + r], sum);
            }
            b[i] = sum;
        }
    }

    /// Solves up to [#WIDTH] systems `A·x = b` with symmetric positive definite A, of which the upper triangles are read:
    /// A = UᵀU by Cholesky, then Uᵀz = b and U x = z. The systems stand one behind the other; each x replaces its b.
    ///
    /// @param a    (systems, width(n), width(n))
    /// @param b    (systems, width(n))
    /// @param work room for [#workspace] numbers, with anything in it
    /// @return −1; or system·n + j, the first pivot j that is not above n·2⁻⁵² of a_jj, so that it may be nothing but rounding:
    ///         then that A is not positive definite, and b is of no use any more
    default int solvePositive(int n, int systems, double[] a, double[] b, double[] work) {
        checkSolvePositive(n, systems, a, b, work);
        int width = width(n);
        for (int s = 0; s < systems; s++) {
            int failed = cholesky(n, a, s * width * width, work);
            if (failed >= 0) {
                return s * n + failed;
            }
            int x = s * width;
            for (int j = 0; j < n; j++) {
                for (int i = 0; i < j; i++) {
                    b[x + j] = Math.fma(-work[place(n, i, j)], b[x + i], b[x + j]);
                }
                b[x + j] /= work[place(n, j, j)];
            }
            for (int j = n - 1; j >= 0; j--) {
                for (int k = j + 1; k < n; k++) {
                    b[x + j] = Math.fma(-work[place(n, j, k)], b[x + k], b[x + j]);
                }
                b[x + j] /= work[place(n, j, j)];
            }
        }
        return -1;
    }

    /// Where number (i, j) of an upper triangle stands whose rows follow each other.
    private static int place(int n, int i, int j) {
        return i * n - i * (i + 1) / 2 + j;
    }

    /// U, as such a triangle, from a matrix at aOffset.
    private static int cholesky(int n, double[] a, int aOffset, double[] u) {
        for (int j = 0; j < n; j++) {
            for (int k = j; k < n; k++) {
                double sum = a[aOffset + j * width(n) + k];
                for (int i = 0; i < j; i++) {
                    sum = Math.fma(-u[place(n, i, j)], u[place(n, i, k)], sum);
                }
                if (k == j && !(sum > n * Math.ulp(1.0) * a[aOffset + j * width(n) + j])) {
                    return j;
                }
                u[place(n, j, k)] = k == j ? Math.sqrt(sum) : sum / u[place(n, j, j)];
            }
        }
        return -1;
    }

    /// How many numbers `solvePositive` needs room for: the triangle of A and b, for each of the systems.
    static int workspace(int n) {
        return n * (n + 3) / 2 * WIDTH;
    }

    /// What `normalEquations` asks of its arguments.
    static void checkNormalEquations(int n, int count, int[] rows, int rowsOffset, double[] x, int ldx, double[] y, int yOffset,
                                     double[] a, double[] b) {
        int width = width(n);
        Check.vector("normalEquations", "rows", rows.length, rowsOffset, count);
        Check.vector("normalEquations", "y", y.length, yOffset, count);
        Check.matrix("normalEquations", "a", a.length, 0, width, width, width);
        Check.vector("normalEquations", "b", b.length, 0, width);
        int least = 0;
        int most = -1;
        for (int r = rowsOffset; r < rowsOffset + count; r++) {
            least = Math.min(least, rows[r]);
            most = Math.max(most, rows[r]);
        }
        if (least < 0) {
            throw new IllegalArgumentException("normalEquations: row " + least + " of x: must not be negative");
        }
        Check.matrix("normalEquations", "x", x.length, 0, most + 1, width, ldx);
    }

    /// What `solvePositive` asks of its arguments.
    static void checkSolvePositive(int n, int systems, double[] a, double[] b, double[] work) {
        int width = width(n);
        if (systems < 0 || systems > WIDTH) {
            throw new IllegalArgumentException("solvePositive: " + systems + " systems: must be from 0 to " + WIDTH);
        }
        Check.matrix("solvePositive", "a", a.length, 0, systems * width, width, width);
        Check.matrix("solvePositive", "b", b.length, 0, systems, width, width);
        Check.vector("solvePositive", "work", work.length, 0, workspace(n));
    }
}
