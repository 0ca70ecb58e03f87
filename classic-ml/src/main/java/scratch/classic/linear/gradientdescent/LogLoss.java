package scratch.classic.linear.gradientdescent;

import scratch.math.Matrix;
import scratch.math.check.Require;
import scratch.math.decomposition.SymmetricEigen;

/// Logistic regression with labels ±1: fᵢ(w) = ln(1 + exp(−yᵢ xᵢᵀw)) + λ/2 ‖w‖².
///
/// Its curvature differs from place to place: H(w) = 1/n Σ pᵢ(1 − pᵢ) xᵢxᵢᵀ + λI. As p(1 − p) is at most ¼, no curvature
/// anywhere is above L = λ_max(XᵀX)/(4n) + λ.
public final class LogLoss implements RowLoss {
    private final Matrix x;         // (n, d)
    private final double[] y;       // (n), −1 or 1
    private final double penalty;

    private LogLoss(Matrix x, double[] y, double penalty) {
        this.x = x;
        this.y = y;
        this.penalty = penalty;
    }

    /// @param labels (n), 0 or 1
    public static LogLoss of(Matrix x, int[] labels, double penalty) {
        Require.that(x.rows() == labels.length, "LogLoss: x has %d rows, there are %d labels: each row needs one", x.rows(),
                labels.length);
        Require.notEmpty("LogLoss", x.rows(), x.columns());
        Require.finite("LogLoss", x.columns(), x.data());
        Require.notNegative("LogLoss", "penalty", penalty);
        double[] y = new double[labels.length];
        for (int i = 0; i < y.length; i++) {
            Require.that(labels[i] == 0 || labels[i] == 1, "LogLoss: label %d of row %d: must be 0 or 1", labels[i], i);
            y[i] = 2 * labels[i] - 1;
        }
        return new LogLoss(x.copy(), y, penalty);
    }

    @Override
    public int rows() {
        return y.length;
    }

    @Override
    public int width() {
        return x.columns();
    }

    @Override
    public double value(double[] w) {
        double sum = 0;
        for (int i = 0; i < y.length; i++) {
            double margin = margin(i, w);
            sum += Math.max(0, -margin) + Math.log1p(Math.exp(-Math.abs(margin)));      // subtle: exp(800) is infinite
        }
        double squares = 0;
        for (double weight : w) {
            squares += weight * weight;
        }
        return sum / y.length + penalty / 2 * squares;
    }

    @Override
    public void addGradient(int row, double[] w, double[] sum) {
        double factor = -y[row] / (1 + Math.exp(margin(row, w)));
        double[] data = x.data();
        for (int j = 0; j < w.length; j++) {
            sum[j] += factor * data[row * w.length + j] + penalty * w[j];
        }
    }

    private double margin(int row, double... w) {
        double[] data = x.data();
        double sum = 0;
        for (int j = 0; j < w.length; j++) {
            sum += data[row * w.length + j] * w[j];
        }
        return y[row] * sum;
    }

    /// L: no curvature anywhere is above it.
    public double largestCurvature() {
        return SymmetricEigen.of(x.gram()).values()[0] / (4 * y.length) + penalty;
    }

    /// H(w): (d, d).
    public Matrix hessian(double[] w) {
        Matrix weighted = x.copy();
        for (int i = 0; i < y.length; i++) {
            double p = 1 / (1 + Math.exp(-margin(i, w)));
            for (int j = 0; j < w.length; j++) {
                weighted.data()[i * w.length + j] *= Math.sqrt(p * (1 - p) / y.length);
            }
        }
        return weighted.gram().plus(Matrix.identity(w.length).times(penalty));
    }
}
