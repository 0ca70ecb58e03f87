package scratch.math;

import java.util.SplittableRandom;
import java.util.random.RandomGenerator;

/// Seeded inputs for the tests of the decompositions.
public final class RandomMatrices {
    private RandomMatrices() {}

    public static Matrix normal(int rows, int columns, long seed) {
        RandomGenerator random = new SplittableRandom(seed);
        double[] data = new double[rows * columns];
        for (int i = 0; i < data.length; i++) {
            data[i] = random.nextGaussian();
        }
        return Matrix.wrap(rows, columns, data);
    }

    /// AᵀA + I: symmetric, positive definite.
    public static Matrix positiveDefinite(int n, long seed) {
        return normal(n, n, seed).gram().plus(Matrix.identity(n));
    }

    public static Matrix symmetric(int n, long seed) {
        Matrix a = normal(n, n, seed);
        return a.plus(a.transpose());
    }

    /// hᵢⱼ = 1 / (i + j + 1): positive definite, and the classical ill-conditioned matrix.
    public static Matrix hilbert(int n) {
        Matrix h = Matrix.zeros(n, n);
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                h.set(i, j, 1.0 / (i + j + 1));
            }
        }
        return h;
    }

    /// Rows and columns scaled from 1 down to 10^-12.
    public static Matrix graded(int n, long seed) {
        Matrix a = normal(n, n, seed);
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                a.set(i, j, a.get(i, j) * Math.pow(10, -12.0 * Math.max(i, j) / n));
            }
        }
        return a;
    }
}
