package scratch.math.kernel.simd;

import scratch.math.kernel.Check;
import scratch.math.kernel.ScalarDouble;

/// The fast kernels on `double[]`. What is not here is inherited from [ScalarDouble] on purpose: the compiler turns the
/// plain loops of axpy, scale, add and multiply into the same vector instructions that we would write, as long
/// as both arrays start at the same offset, and compiled loops have no cold start.
interface SimdDouble extends ScalarDouble {

    @Override
    default double dot(double[] x, int xOffset, double[] y, int yOffset, int n) {
        Check.vector("dot", "x", x.length, xOffset, n);
        Check.vector("dot", "y", y.length, yOffset, n);
        return DoubleReductions.dot(x, xOffset, y, yOffset, n);
    }

    @Override
    default double sum(double[] x, int xOffset, int n) {
        Check.vector("sum", "x", x.length, xOffset, n);
        return DoubleReductions.sum(x, xOffset, n);
    }

    @Override
    default double max(double[] x, int xOffset, int n) {
        Check.vector("max", "x", x.length, xOffset, n);
        Check.notEmpty("max", n);
        return DoubleMaximum.of(x, xOffset, n);
    }

    /// One by one where there are few: a search costs as much as a comparison.
    @Override
    default int argmax(double[] x, int xOffset, int n) {
        if (n < 64) {
            return ScalarDouble.super.argmax(x, xOffset, n);
        }
        Check.vector("argmax", "x", x.length, xOffset, n);
        return DoubleMaximum.place(x, xOffset, n);
    }

    /// The root of the sum of squares, if that is neither so small nor so large that squares were lost on the way.
    @Override
    default double norm(double[] x, int xOffset, int n) {
        Check.vector("norm", "x", x.length, xOffset, n);
        double squares = DoubleReductions.dot(x, xOffset, x, xOffset, n);
        boolean safe = squares > Double.MIN_NORMAL * 0x1p60 && squares < Double.POSITIVE_INFINITY;
        return safe ? Math.sqrt(squares) : ScalarDouble.super.norm(x, xOffset, n);
    }

    @Override
    default double squaredDistance(double[] x, int xOffset, double[] y, int yOffset, int n) {
        Check.vector("squaredDistance", "x", x.length, xOffset, n);
        Check.vector("squaredDistance", "y", y.length, yOffset, n);
        return DoubleReductions.squaredDistance(x, xOffset, y, yOffset, n);
    }

    @Override
    default void exp(double[] x, int xOffset, double[] y, int yOffset, int n) {
        elementwise("exp", DoubleFunctions.EXP, x, xOffset, y, yOffset, n);
    }

    @Override
    default void log(double[] x, int xOffset, double[] y, int yOffset, int n) {
        elementwise("log", DoubleFunctions.LOG, x, xOffset, y, yOffset, n);
    }

    @Override
    default void tanh(double[] x, int xOffset, double[] y, int yOffset, int n) {
        elementwise("tanh", DoubleFunctions.TANH, x, xOffset, y, yOffset, n);
    }

    @Override
    default void sigmoid(double[] x, int xOffset, double[] y, int yOffset, int n) {
        elementwise("sigmoid", DoubleFunctions.SIGMOID, x, xOffset, y, yOffset, n);
    }

    private static void elementwise(String name, int function, double[] x, int xOffset,
                                    double[] y, int yOffset, int n) {
        Check.vector(name, "x", x.length, xOffset, n);
        Check.vector(name, "y", y.length, yOffset, n);
        DoubleFunctions.apply(function, x, xOffset, y, yOffset, n);
    }

    @Override
    default void softmax(int rows, int columns, double[] x, int xOffset, int ldx, double[] y, int yOffset, int ldy) {
        Check.matrix("softmax", "x", x.length, xOffset, rows, columns, ldx);
        Check.matrix("softmax", "y", y.length, yOffset, rows, columns, ldy);
        if (rows > 0 && columns > 0) {
            DoubleSoftmax.rows(rows, columns, x, xOffset, ldx, y, yOffset, ldy);
        }
    }

    @Override
    default void gemv(boolean transA, int m, int n, double alpha, double[] a, int aOffset, int lda,
                      double[] x, int xOffset, double beta, double[] y, int yOffset) {
        Check.matrix("gemv", "a", a.length, aOffset, m, n, lda);
        Check.vector("gemv", "x", x.length, xOffset, transA ? m : n);
        Check.vector("gemv", "y", y.length, yOffset, transA ? n : m);
        if (transA) {
            DoubleMatrixVector.columns(m, n, alpha, a, aOffset, lda, x, xOffset, beta, y, yOffset);
        } else {
            DoubleMatrixVector.rows(m, n, alpha, a, aOffset, lda, x, xOffset, beta, y, yOffset);
        }
    }

    @Override
    default void geadd(int rows, int columns, double[] x, int xOffset, int ldx, double beta,
                       double[] y, int yOffset, int ldy, double[] z, int zOffset, int ldz) {
        Check.matrix("geadd", "x", x.length, xOffset, rows, columns, ldx);
        Check.matrix("geadd", "y", y.length, yOffset, rows, columns, ldy);
        Check.matrix("geadd", "z", z.length, zOffset, rows, columns, ldz);
        DoubleMatrixSum.add(rows, columns, x, xOffset, ldx, beta, y, yOffset, ldy, z, zOffset, ldz);
    }

    @Override
    default void gemm(boolean transA, boolean transB, int m, int n, int k,
                      double alpha, double[] a, int aOffset, int lda, double[] b, int bOffset, int ldb,
                      double beta, double[] c, int cOffset, int ldc) {
        Check.matrix("gemm", "a", a.length, aOffset, transA ? k : m, transA ? m : k, lda);
        Check.matrix("gemm", "b", b.length, bOffset, transB ? n : k, transB ? k : n, ldb);
        Check.matrix("gemm", "c", c.length, cOffset, m, n, ldc);
        DoubleProduct.multiply(false, transA, transB, m, n, k, alpha, a, aOffset, lda, b, bOffset, ldb,
                beta, c, cOffset, ldc);
    }

    @Override
    default void syrk(boolean trans, int n, int k, double alpha, double[] a, int aOffset, int lda,
                      double beta, double[] c, int cOffset, int ldc) {
        Check.matrix("syrk", "a", a.length, aOffset, trans ? k : n, trans ? n : k, lda);
        Check.matrix("syrk", "c", c.length, cOffset, n, n, ldc);
        DoubleProduct.multiply(true, trans, !trans, n, n, k, alpha, a, aOffset, lda, a, aOffset, lda,
                beta, c, cOffset, ldc);
        for (int i = 1; i < n; i++) {                          // the lower triangle is the mirror of the upper one
            for (int j = 0; j < i; j++) {
                c[cOffset + i * ldc + j] = c[cOffset + j * ldc + i];
            }
        }
    }

    @Override
    default void trsv(boolean lower, boolean transA, boolean unitDiagonal, int n, double[] a, int aOffset, int lda,
                      double[] x, int xOffset) {
        Check.matrix("trsv", "a", a.length, aOffset, n, n, lda);
        Check.vector("trsv", "x", x.length, xOffset, n);
        boolean forward = lower != transA;
        for (int step = 0; step < n; step++) {
            int i = forward ? step : n - 1 - step;
            int row = aOffset + i * lda;
            int from = lower ? 0 : i + 1;                      // the part of row i of A beside the diagonal
            int count = lower ? i : n - 1 - i;
            if (!transA) {                                     // what is known is taken out of equation i
                x[xOffset + i] -= DoubleReductions.dot(a, row + from, x, xOffset + from, count);
            }
            if (!unitDiagonal) {
                x[xOffset + i] /= a[row + i];
            }
            if (transA) {                                      // row i of A is column i of Aᵀ: x_i into the others
                axpy(-x[xOffset + i], a, row + from, x, xOffset + from, count);
            }
        }
    }

    @Override
    default void trsm(boolean left, boolean lower, boolean transA, boolean unitDiagonal, int m, int n,
                      double alpha, double[] a, int aOffset, int lda, double[] b, int bOffset, int ldb) {
        int order = left ? m : n;
        Check.matrix("trsm", "a", a.length, aOffset, order, order, lda);
        Check.matrix("trsm", "b", b.length, bOffset, m, n, ldb);
        for (int i = 0; i < m && alpha != 1; i++) {
            scale(alpha, b, bOffset + i * ldb, n);
        }
        if (left) {
            DoubleTriangular.left(lower, transA, unitDiagonal, m, n, a, aOffset, lda, b, bOffset, ldb);
        } else {
            DoubleTriangular.right(lower, transA, unitDiagonal, m, n, a, aOffset, lda, b, bOffset, ldb);
        }
    }

    @Override
    default double leastSquaresGradient(int n, int d, double[] x, int xOffset, int ldx, double[] w, int wOffset,
                                        double[] y, int yOffset, double[] g, int gOffset) {
        Check.matrix("leastSquaresGradient", "x", x.length, xOffset, n, d, ldx);
        Check.vector("leastSquaresGradient", "w", w.length, wOffset, d);
        Check.vector("leastSquaresGradient", "y", y.length, yOffset, n);
        Check.vector("leastSquaresGradient", "g", g.length, gOffset, d);
        return DoubleMatrixVector.gradient(n, d, x, xOffset, ldx, w, wOffset, y, yOffset, g, gOffset);
    }
}
