package scratch.classic.supportvector;

import java.util.Arrays;

import scratch.math.Matrix;
import scratch.math.check.Require;
import scratch.math.kernel.Kernels;

/// Learns a plane from one row at a time: steps against the subgradient of λ/2·‖w‖² + mean of max(0, 1 − yᵢwᵀxᵢ), the t-th of
/// length 1/(λt).
///
/// w ← (1 − 1/t)·w, plus y·x/(λt) if yᵢwᵀxᵢ < 1; then w is drawn back into the ball of radius √(1/λ), in which the minimum lies
/// (with row weights √(their mean/λ)).
/// A step costs O(d), and about 1/(λ·accuracy) of them suffice, however many rows there are. The last w still jumps with
/// each row; the mean of many lies closer.
/// Shalev-Shwartz, Singer, Srebro and Cotter 2011, "Pegasos: primal estimated sub-gradient solver for SVM", Mathematical
/// Programming 127.
public final class Pegasos {
    private static final Kernels KERNELS = Kernels.active();

    private final Matrix x;             // (n, d)
    private final double[] y;           // (n): −1 or 1
    private final double[] rowWeights;  // (n)
    private final double lambda;
    private final double radius;        // of the ball
    private final double[] w;           // (d)
    private final double[] sum;         // (d): of w after each step since the mean began
    private long steps;
    private long summed;

    /// At w = 0. An intercept is a column of ones, if one is wanted.
    ///
    /// @param x          (n, d), finite
    /// @param y          (n), −1 or 1
    /// @param rowWeights (n), how much the hinge loss of each row counts; null if all count 1
    /// @param lambda     λ, positive: 1/(C·n)
    public Pegasos(Matrix x, double[] y, double[] rowWeights, double lambda) {
        TrainingRows.check("Pegasos", x, y.length);
        requireSigns("Pegasos", y);
        Require.positive("Pegasos", "lambda", lambda);
        this.x = x;
        this.y = y;
        this.rowWeights = TrainingRows.weights("Pegasos", y.length, rowWeights);
        this.lambda = lambda;
        radius = Math.sqrt(KERNELS.sum(this.rowWeights, 0, y.length) / y.length / lambda);
        w = new double[x.columns()];
        sum = new double[x.columns()];
    }

    static void requireSigns(String where, double[] y) {
        for (int i = 0; i < y.length; i++) {
            if (y[i] != 1 && y[i] != -1) {
                throw Require.broken("%s: y[%d] = %s: must be -1 or 1", where, i, y[i]);
            }
        }
    }

    /// One step, with one row.
    public void step(int row) {
        int d = x.columns();
        steps++;
        double rate = 1 / (lambda * steps);
        double margin = y[row] * KERNELS.dot(w, 0, x.data(), row * d, d);
        KERNELS.scale(1 - 1.0 / steps, w, 0, d);
        if (margin < 1) {
            KERNELS.axpy(rate * rowWeights[row] * y[row], x.data(), row * d, w, 0, d);
        }
        project();
        summed++;
        KERNELS.axpy(1, w, 0, sum, 0, d);
    }

    // At the minimum primal and dual are equal, from which λ‖w‖² is at most the mean weight of the rows.
    private void project() {
        double length = KERNELS.norm(w, 0, w.length);
        if (length > radius) {
            KERNELS.scale(radius / length, w, 0, w.length);
        }
    }

    /// Forgets the steps so far as far as the mean goes.
    public void beginMean() {
        summed = 0;
        Arrays.fill(sum, 0);
    }

    /// w after the last step: (d).
    public double[] weights() {
        return w.clone();
    }

    /// The mean of w since [#beginMean], or since the first step: (d).
    public double[] mean() {
        double[] mean = sum.clone();
        if (summed > 0) {
            KERNELS.scale(1.0 / summed, mean, 0, mean.length);
        }
        return mean;
    }
}
