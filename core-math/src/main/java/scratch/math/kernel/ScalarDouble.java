package scratch.math.kernel;

import java.util.Arrays;

/// The kernels on `double[]`, one plain loop nest each: the definition that the fast ones are tested against.
/// Methods of an interface, so that [ScalarKernels] can be made of this and of its twin [ScalarFloat].
///
/// subtle: `var sum = 0.0` is a `double` in the float twin too, so that a sum of a million floats keeps its digits.
@SuppressWarnings("lossy-conversions")                   // only the twin has any: sums rounded to float
public interface ScalarDouble extends DoubleKernels {

    @Override
    default double dot(double[] x, int xOffset, double[] y, int yOffset, int n) {
        Check.vector("dot", "x", x.length, xOffset, n);
        Check.vector("dot", "y", y.length, yOffset, n);
        var sum = 0.0;
        for (int i = 0; i < n; i++) {
            sum += x[xOffset + i] * y[yOffset + i];
        }
        return sum;
    }

    @Override
    default void axpy(double alpha, double[] x, int xOffset, double[] y, int yOffset, int n) {
        Check.vector("axpy", "x", x.length, xOffset, n);
        Check.vector("axpy", "y", y.length, yOffset, n);
        for (int i = 0; i < n; i++) {
            y[yOffset + i] += alpha * x[xOffset + i];
        }
    }

    @Override
    default void scale(double alpha, double[] x, int xOffset, int n) {
        Check.vector("scale", "x", x.length, xOffset, n);
        for (int i = xOffset; i < xOffset + n; i++) {
            x[i] *= alpha;
        }
    }

    @Override
    default void add(double[] x, int xOffset, double[] y, int yOffset, double[] z, int zOffset, int n) {
        Check.vector("add", "x", x.length, xOffset, n);
        Check.vector("add", "y", y.length, yOffset, n);
        Check.vector("add", "z", z.length, zOffset, n);
        for (int i = 0; i < n; i++) {
            z[zOffset + i] = x[xOffset + i] + y[yOffset + i];
        }
    }

    @Override
    default void multiply(double[] x, int xOffset, double[] y, int yOffset, double[] z, int zOffset, int n) {
        Check.vector("multiply", "x", x.length, xOffset, n);
        Check.vector("multiply", "y", y.length, yOffset, n);
        Check.vector("multiply", "z", z.length, zOffset, n);
        for (int i = 0; i < n; i++) {
            z[zOffset + i] = x[xOffset + i] * y[yOffset + i];
        }
    }

    @Override
    default double sum(double[] x, int xOffset, int n) {
        Check.vector("sum", "x", x.length, xOffset, n);
        var sum = 0.0;
        for (int i = xOffset; i < xOffset + n; i++) {
            sum += x[i];
        }
        return sum;
    }

    @Override
    default double max(double[] x, int xOffset, int n) {
        Check.vector("max", "x", x.length, xOffset, n);
        Check.notEmpty("max", n);
        double max = x[xOffset];
        for (int i = xOffset + 1; i < xOffset + n; i++) {
            max = Math.max(max, x[i]);                         // NaN wins, and 0 is larger than -0
        }
        return max;
    }

    @Override
    default int argmax(double[] x, int xOffset, int n) {
        Check.vector("argmax", "x", x.length, xOffset, n);
        Check.notEmpty("argmax", n);
        int best = 0;
        for (int i = 0; i < n; i++) {
            if (Double.isNaN(x[xOffset + i])) {
                return i;
            }
            if (x[xOffset + i] > x[xOffset + best]) {
                best = i;
            }
        }
        return best;
    }

    /// Sums the squares of x / max|x|, none of which can overflow; those that underflow do not count.
    @Override
    default double norm(double[] x, int xOffset, int n) {
        Check.vector("norm", "x", x.length, xOffset, n);
        double largest = 0;
        for (int i = xOffset; i < xOffset + n; i++) {
            largest = Math.max(largest, Math.abs(x[i]));
        }
        if (largest == 0 || largest == Double.POSITIVE_INFINITY || Double.isNaN(largest)) {
            return largest;
        }
        var sum = 0.0;
        for (int i = xOffset; i < xOffset + n; i++) {
            double ratio = x[i] / largest;
            sum += ratio * ratio;
        }
        return largest * Math.sqrt(sum);
    }

    @Override
    default double squaredDistance(double[] x, int xOffset, double[] y, int yOffset, int n) {
        Check.vector("squaredDistance", "x", x.length, xOffset, n);
        Check.vector("squaredDistance", "y", y.length, yOffset, n);
        var sum = 0.0;
        for (int i = 0; i < n; i++) {
            double difference = x[xOffset + i] - y[yOffset + i];
            sum += difference * difference;
        }
        return sum;
    }

    @Override
    default void squaredDistances(int m, int n, int d, double[] x, int xOffset, int ldx,
                                  double[] y, int yOffset, int ldy, double[] out, int outOffset, int ldOut) {
        Check.matrix("squaredDistances", "x", x.length, xOffset, m, d, ldx);
        Check.matrix("squaredDistances", "y", y.length, yOffset, n, d, ldy);
        Check.matrix("squaredDistances", "out", out.length, outOffset, m, n, ldOut);
        for (int i = 0; i < m; i++) {
            for (int j = 0; j < n; j++) {
                out[outOffset + i * ldOut + j] =
                        squaredDistance(x, xOffset + i * ldx, y, yOffset + j * ldy, d);
            }
        }
    }

    @Override
    default void exp(double[] x, int xOffset, double[] y, int yOffset, int n) {
        Check.vector("exp", "x", x.length, xOffset, n);
        Check.vector("exp", "y", y.length, yOffset, n);
        for (int i = 0; i < n; i++) {
            y[yOffset + i] = Math.exp(x[xOffset + i]);
        }
    }

    @Override
    default void log(double[] x, int xOffset, double[] y, int yOffset, int n) {
        Check.vector("log", "x", x.length, xOffset, n);
        Check.vector("log", "y", y.length, yOffset, n);
        for (int i = 0; i < n; i++) {
            y[yOffset + i] = Math.log(x[xOffset + i]);
        }
    }

    @Override
    default void tanh(double[] x, int xOffset, double[] y, int yOffset, int n) {
        Check.vector("tanh", "x", x.length, xOffset, n);
        Check.vector("tanh", "y", y.length, yOffset, n);
        for (int i = 0; i < n; i++) {
            y[yOffset + i] = Math.tanh(x[xOffset + i]);
        }
    }

    /// The exponential is only taken of −|x|: it cannot overflow, and tiny results keep their digits.
    @Override
    default void sigmoid(double[] x, int xOffset, double[] y, int yOffset, int n) {
        Check.vector("sigmoid", "x", x.length, xOffset, n);
        Check.vector("sigmoid", "y", y.length, yOffset, n);
        for (int i = 0; i < n; i++) {
            double v = x[xOffset + i];
            var e = Math.exp(-Math.abs(v));
            y[yOffset + i] = 0;
            y[yOffset + i] += (v < 0 ? e : 1) / (1 + e);
        }
    }

    @Override
    default void softmax(int rows, int columns, double[] x, int xOffset, int ldx, double[] y, int yOffset, int ldy) {
        Check.matrix("softmax", "x", x.length, xOffset, rows, columns, ldx);
        Check.matrix("softmax", "y", y.length, yOffset, rows, columns, ldy);
        for (int i = 0; i < rows && columns > 0; i++) {
            int xRow = xOffset + i * ldx;
            int yRow = yOffset + i * ldy;
            double max = Math.max(max(x, xRow, columns), -Double.MAX_VALUE);
            var sum = 0.0;
            for (int j = 0; j < columns; j++) {
                y[yRow + j] = Math.exp(x[xRow + j] - max);
                sum += y[yRow + j];
            }
            sum = sum == 0 ? 1 : sum;                          // a row that is masked everywhere stays 0
            for (int j = 0; j < columns; j++) {
                y[yRow + j] /= sum;
            }
        }
    }

    @Override
    default void gemv(boolean transA, int m, int n, double alpha, double[] a, int aOffset, int lda,
                      double[] x, int xOffset, double beta, double[] y, int yOffset) {
        int rows = transA ? n : m;                             // of op(A)
        int columns = transA ? m : n;
        Check.matrix("gemv", "a", a.length, aOffset, m, n, lda);
        Check.vector("gemv", "x", x.length, xOffset, columns);
        Check.vector("gemv", "y", y.length, yOffset, rows);
        int rowStep = transA ? 1 : lda;
        int columnStep = transA ? lda : 1;
        for (int i = 0; i < rows; i++) {
            var sum = 0.0;
            for (int j = 0; j < columns; j++) {
                sum += a[aOffset + i * rowStep + j * columnStep] * x[xOffset + j];
            }
            y[yOffset + i] = beta == 0 ? 0 : beta * y[yOffset + i];
            y[yOffset + i] += alpha * sum;
        }
    }

    @Override
    default void geadd(int rows, int columns, double[] x, int xOffset, int ldx, double beta,
                       double[] y, int yOffset, int ldy, double[] z, int zOffset, int ldz) {
        Check.matrix("geadd", "x", x.length, xOffset, rows, columns, ldx);
        Check.matrix("geadd", "y", y.length, yOffset, rows, columns, ldy);
        Check.matrix("geadd", "z", z.length, zOffset, rows, columns, ldz);
        for (int i = 0; i < rows; i++) {
            for (int j = 0; j < columns; j++) {
                z[zOffset + i * ldz + j] = Math.fma(beta, y[yOffset + i * ldy + j], x[xOffset + i * ldx + j]);
            }
        }
    }

    @Override
    default void gemm(boolean transA, boolean transB, int m, int n, int k,
                      double alpha, double[] a, int aOffset, int lda, double[] b, int bOffset, int ldb,
                      double beta, double[] c, int cOffset, int ldc) {
        Check.matrix("gemm", "a", a.length, aOffset, transA ? k : m, transA ? m : k, lda);
        Check.matrix("gemm", "b", b.length, bOffset, transB ? n : k, transB ? k : n, ldb);
        Check.matrix("gemm", "c", c.length, cOffset, m, n, ldc);
        int aRow = transA ? 1 : lda;                           // the step from op(A)[i][p] to op(A)[i + 1][p]
        int aColumn = transA ? lda : 1;
        int bRow = transB ? 1 : ldb;
        int bColumn = transB ? ldb : 1;
        double[] row = new double[n];                          // row i of op(A)·op(B)
        for (int i = 0; i < m; i++) {
            Arrays.fill(row, 0);
            for (int p = 0; p < k; p++) {                      // p before j: both rows are walked in memory order
                double aip = a[aOffset + i * aRow + p * aColumn];
                for (int j = 0; j < n; j++) {
                    row[j] += aip * b[bOffset + p * bRow + j * bColumn];
                }
            }
            for (int j = 0; j < n; j++) {
                int ij = cOffset + i * ldc + j;
                c[ij] = beta == 0 ? alpha * row[j] : alpha * row[j] + beta * c[ij];
            }
        }
    }

    @Override
    default void syrk(boolean trans, int n, int k, double alpha, double[] a, int aOffset, int lda,
                      double beta, double[] c, int cOffset, int ldc) {
        Check.matrix("syrk", "a", a.length, aOffset, trans ? k : n, trans ? n : k, lda);
        Check.matrix("syrk", "c", c.length, cOffset, n, n, ldc);
        int aRow = trans ? 1 : lda;
        int aColumn = trans ? lda : 1;
        for (int i = 0; i < n; i++) {
            for (int j = i; j < n; j++) {
                var sum = 0.0;
                for (int p = 0; p < k; p++) {
                    sum += a[aOffset + i * aRow + p * aColumn] * a[aOffset + j * aRow + p * aColumn];
                }
                int ij = cOffset + i * ldc + j;
                c[ij] = beta == 0 ? 0 : beta * c[ij];
                c[ij] += alpha * sum;
                c[cOffset + j * ldc + i] = c[ij];
            }
        }
    }

    @Override
    default void trsv(boolean lower, boolean transA, boolean unitDiagonal, int n, double[] a, int aOffset, int lda,
                      double[] x, int xOffset) {
        Check.matrix("trsv", "a", a.length, aOffset, n, n, lda);
        Check.vector("trsv", "x", x.length, xOffset, n);
        int rowStep = transA ? 1 : lda;
        int columnStep = transA ? lda : 1;
        boolean forward = lower != transA;                     // op(A) is lower triangular: the first unknown first
        for (int step = 0; step < n; step++) {
            int i = forward ? step : n - 1 - step;
            int from = forward ? 0 : i + 1;                    // the unknowns already known
            int to = forward ? i : n;
            var sum = 0.0;
            for (int j = from; j < to; j++) {
                sum += a[aOffset + i * rowStep + j * columnStep] * x[xOffset + j];
            }
            x[xOffset + i] -= sum;
            if (!unitDiagonal) {
                x[xOffset + i] /= a[aOffset + i * lda + i];
            }
        }
    }

    @Override
    default void trsm(boolean left, boolean lower, boolean transA, boolean unitDiagonal, int m, int n,
                      double alpha, double[] a, int aOffset, int lda, double[] b, int bOffset, int ldb) {
        int order = left ? m : n;
        Check.matrix("trsm", "a", a.length, aOffset, order, order, lda);
        Check.matrix("trsm", "b", b.length, bOffset, m, n, ldb);
        for (int i = 0; i < m; i++) {
            for (int j = 0; j < n; j++) {
                b[bOffset + i * ldb + j] *= alpha;
            }
        }
        if (!left) {                                           // x·op(A) = b row by row: op(A)ᵀ·xᵀ = bᵀ
            for (int i = 0; i < m; i++) {
                trsv(lower, !transA, unitDiagonal, n, a, aOffset, lda, b, bOffset + i * ldb);
            }
            return;
        }
        double[] column = new double[m];
        for (int j = 0; j < n; j++) {                          // op(A)·x = b column by column
            for (int i = 0; i < m; i++) {
                column[i] = b[bOffset + i * ldb + j];
            }
            trsv(lower, transA, unitDiagonal, m, a, aOffset, lda, column, 0);
            for (int i = 0; i < m; i++) {
                b[bOffset + i * ldb + j] = column[i];
            }
        }
    }

    @Override
    default double leastSquaresGradient(int n, int d, double[] x, int xOffset, int ldx, double[] w, int wOffset,
                                        double[] y, int yOffset, double[] g, int gOffset) {
        Check.matrix("leastSquaresGradient", "x", x.length, xOffset, n, d, ldx);
        Check.vector("leastSquaresGradient", "w", w.length, wOffset, d);
        Check.vector("leastSquaresGradient", "y", y.length, yOffset, n);
        Check.vector("leastSquaresGradient", "g", g.length, gOffset, d);
        Arrays.fill(g, gOffset, gOffset + d, 0);
        var sum = 0.0;
        for (int i = 0; i < n; i++) {
            int row = xOffset + i * ldx;
            double residual = dot(x, row, w, wOffset, d) - y[yOffset + i];
            sum += residual * residual;
            axpy(residual, x, row, g, gOffset, d);
        }
        return sum;
    }
}
