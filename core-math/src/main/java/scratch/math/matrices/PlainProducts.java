package scratch.math.matrices;

import scratch.math.Matrix;

/// The product of two matrices, written five ways that differ in nothing but the order of their loops.
/// cᵢⱼ = Σₖ aᵢₖ bₖⱼ.   Cost 2·m·n·k operations in each of them; what differs is how far the next number lies away.
/// These are the definitions; [Matrix#multiply(Matrix)] is the fast one that is held to them.
/// Golub and Van Loan, *Matrix Computations*, section 1.1 (the orders) and 1.3 (blocks).
public final class PlainProducts {
    private PlainProducts() {
    }

    /// i-j-k, the definition: each element is the dot product of a row of A and a column of B. (m, k) x (k, n) -> (m, n)
    public static Matrix byDefinition(Matrix a, Matrix b) {
        Matrix c = result("byDefinition", a, b);
        for (int i = 0; i < a.rows(); i++) {
            for (int j = 0; j < b.columns(); j++) {
                double sum = 0;
                for (int k = 0; k < a.columns(); k++) {
                    sum += a.data()[i * a.columns() + k] * b.data()[k * b.columns() + j];   // B: steps of n
                }
                c.data()[i * b.columns() + j] = sum;
            }
        }
        return c;
    }

    /// i-k-j: each row of C is a weighted sum of the rows of B. (m, k) x (k, n) -> (m, n)
    public static Matrix rowByRow(Matrix a, Matrix b) {
        Matrix c = result("rowByRow", a, b);
        for (int i = 0; i < a.rows(); i++) {
            for (int k = 0; k < a.columns(); k++) {
                double weight = a.data()[i * a.columns() + k];   // subtle: do not skip a 0: 0 * NaN is NaN
                for (int j = 0; j < b.columns(); j++) {
                    c.data()[i * b.columns() + j] += weight * b.data()[k * b.columns() + j];   // B and C: steps of 1
                }
            }
        }
        return c;
    }

    /// j-k-i: each column of C is a weighted sum of the columns of A. (m, k) x (k, n) -> (m, n)
    public static Matrix columnByColumn(Matrix a, Matrix b) {
        Matrix c = result("columnByColumn", a, b);
        double[] as = a.data();
        double[] cs = c.data();
        int n = b.columns();
        for (int j = 0; j < n; j++) {
            for (int k = 0; k < a.columns(); k++) {
                double weight = b.data()[k * n + j];
                for (int i = 0; i < a.rows(); i++) {
                    cs[i * n + j] += as[i * a.columns() + k] * weight;   // A and C: leaps
                }
            }
        }
        return c;
    }

    /// i-k-j inside square tiles of B, each of which stays in the cache while all rows of A pass by.
    ///
    /// @param tile rows and columns of a tile, at least 1; 16 · 16 doubles are 2 KiB
    public static Matrix blocked(Matrix a, Matrix b, int tile) {
        if (tile < 1) {
            throw new IllegalArgumentException("PlainProducts.blocked: tile = " + tile + ": must be at least 1");
        }
        Matrix c = result("blocked", a, b);
        // subtle: the end of a tile as a minimum of remainders; k0 + tile could pass the largest int
        for (int k0 = 0; k0 < a.columns(); k0 += Math.min(tile, a.columns() - k0)) {
            int kEnd = k0 + Math.min(tile, a.columns() - k0);
            for (int j0 = 0; j0 < b.columns(); j0 += Math.min(tile, b.columns() - j0)) {
                multiplyTile(a, b, c, k0, kEnd, j0, j0 + Math.min(tile, b.columns() - j0));
            }
        }
        return c;
    }

    private static void multiplyTile(Matrix a, Matrix b, Matrix c, int k0, int kEnd, int j0, int jEnd) {
        double[] bs = b.data();
        double[] cs = c.data();
        int n = b.columns();
        for (int i = 0; i < a.rows(); i++) {
            for (int k = k0; k < kEnd; k++) {
                double weight = a.data()[i * a.columns() + k];
                for (int j = j0; j < jEnd; j++) {
                    cs[i * n + j] += weight * bs[k * n + j];
                }
            }
        }
    }

    /// The outer product of column k of A and row k of B, a matrix of rank 1. All of them, added up, are AB.
    public static Matrix outerProduct(Matrix a, Matrix b, int k) {
        Matrix c = result("outerProduct", a, b);
        if (k < 0 || k >= a.columns()) {
            throw new IllegalArgumentException(
                    "PlainProducts.outerProduct: k = " + k + " of " + shape(a) + " x " + shape(b) + ": no such column of A");
        }
        for (int i = 0; i < c.rows(); i++) {
            for (int j = 0; j < c.columns(); j++) {
                c.data()[i * c.columns() + j] = a.get(i, k) * b.get(k, j);
            }
        }
        return c;
    }

    /// The same numbers in the same order, cut into rows of another length. This is not the transpose.
    public static Matrix reshape(Matrix a, int rows, int columns) {
        // in long: 50000 * 50000 as an int is -1794967296
        if (rows < 0 || columns < 0 || (long) rows * columns != a.data().length) {
            throw new IllegalArgumentException("PlainProducts.reshape: " + shape(a) + " to (" + rows + ", " + columns
                    + "): the number of elements must stay " + a.data().length);
        }
        return Matrix.wrap(rows, columns, a.data().clone());
    }

    private static Matrix result(String operation, Matrix a, Matrix b) {
        if (a.columns() != b.rows()) {
            throw new IllegalArgumentException(
                    operation + ": " + shape(a) + " x " + shape(b) + ": inner dimensions differ");
        }
        return Matrix.zeros(a.rows(), b.columns());
    }

    private static String shape(Matrix a) {
        return "(" + a.rows() + ", " + a.columns() + ")";
    }
}
