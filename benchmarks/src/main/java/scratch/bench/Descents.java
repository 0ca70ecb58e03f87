package scratch.bench;

import java.util.Arrays;
import java.util.stream.IntStream;
import scratch.math.Matrix;
import scratch.math.decomposition.Cholesky;
import scratch.math.kernel.Kernels;

/// Full-batch gradient descent for least squares, `w ← w − (2·rate/n)·Xᵀ(X·w − y)`, written in several ways that
/// give the same iterates, and the closed form that needs none. All return the weights (d), the intercept last.
final class Descents {
    static final double RATE = 0.05;

    private final LeastSquaresData data;
    private final int n;
    private final int d = LeastSquaresData.D;
    private final double[] x;
    private final double[] y;

    Descents(LeastSquaresData data) {
        this.data = data;
        this.n = data.rows;
        this.x = data.x;
        this.y = data.y;
    }

    /// Two loops over the data in one: predict a row, then add its share to the gradient.
    double[] naive(int iterations) {
        double[] w = new double[d];
        double[] g = new double[d];
        for (int t = 0; t < iterations; t++) {
            Arrays.fill(g, 0);
            for (int i = 0; i < n; i++) {
                double residual = -y[i];
                for (int j = 0; j < d; j++) {
                    residual += x[i * d + j] * w[j];
                }
                for (int j = 0; j < d; j++) {
                    g[j] += residual * x[i * d + j];
                }
            }
            step(w, g);
        }
        return w;
    }

    /// As a library user writes it, in NumPy for instance: `r = X·w − y`, then `Xᵀ·r`. The data crosses the memory bus
    /// twice an iteration.
    double[] twoPasses(int iterations) {
        Kernels kernels = Kernels.active();
        double[] w = new double[d];
        double[] g = new double[d];
        double[] r = new double[n];
        for (int t = 0; t < iterations; t++) {
            kernels.gemv(false, n, d, 1, x, 0, d, w, 0, 0, r, 0);
            kernels.axpy(-1, y, 0, r, 0, n);
            kernels.gemv(true, n, d, 1, x, 0, d, r, 0, 0, g, 0);
            step(w, g);
        }
        return w;
    }

    /// One pass: a block of rows is predicted and added to the gradient while it is in the cache.
    double[] fused(int iterations) {
        Kernels kernels = Kernels.active();
        double[] w = new double[d];
        double[] g = new double[d];
        for (int t = 0; t < iterations; t++) {
            kernels.leastSquaresGradient(n, d, x, 0, d, w, 0, y, 0, g, 0);
            step(w, g);
        }
        return w;
    }

    /// The same iterates without the data: `Xᵀ(X·w − y) = (XᵀX)·w − Xᵀy`, and both parts never change.
    double[] gram(int iterations) {
        Kernels kernels = Kernels.active();
        double[] gram = new double[d * d];
        double[] xty = new double[d];
        kernels.syrk(true, d, n, 1, x, 0, d, 0, gram, 0, d);
        kernels.gemv(true, n, d, 1, x, 0, d, y, 0, 0, xty, 0);
        double[] w = new double[d];
        double[] g = new double[d];
        for (int t = 0; t < iterations; t++) {
            System.arraycopy(xty, 0, g, 0, d);
            kernels.gemv(false, d, d, 1, gram, 0, d, w, 0, -1, g, 0);
            step(w, g);
        }
        return w;
    }

    /// Where descent would end if it never stopped: solves `(XᵀX)·w = Xᵀy`.
    double[] closedForm() {
        Matrix matrix = Matrix.wrap(n, d, x);
        return Cholesky.of(matrix.gram()).solve(matrix.transposeMultiply(y));
    }

    /// Reads the data once an iteration and does next to nothing with it: no method that needs all rows in each
    /// iteration can be faster.
    double readOnly(int iterations) {
        double sum = 0;
        for (int t = 0; t < iterations; t++) {
            sum += Kernels.active().sum(x, 0, n * d);
        }
        return sum;
    }

    /// [#readOnly] with a part of the data for each thread: the sum kernel itself runs on one.
    double readOnlyParallel(int iterations) {
        int threads = Kernels.threads();
        int part = n * d / threads;
        return IntStream.range(0, threads).parallel().mapToDouble(p -> {
            double sum = 0;
            for (int t = 0; t < iterations; t++) {
                sum += Kernels.active().sum(x, p * part, part);
            }
            return sum;
        }).sum();
    }

    private void step(double[] w, double[] g) {
        double factor = 2 * RATE / n;
        for (int j = 0; j < d; j++) {
            w[j] -= factor * g[j];
        }
    }

    /// The sum of all predictions for the test rows: a number to compare between languages.
    double predictionSum(double[] w) {
        double[] predictions = new double[LeastSquaresData.TEST_ROWS];
        Kernels.active().gemv(false, LeastSquaresData.TEST_ROWS, d, 1, data.test, 0, d, w, 0, 0, predictions, 0);
        return Kernels.active().sum(predictions, 0, predictions.length);
    }
}
