package scratch.classic.linear.gradientdescent;

import scratch.math.Matrix;
import scratch.math.Vectors;
import scratch.math.check.Require;
import scratch.math.decomposition.LeastSquares;

/// fᵢ(w) = (xᵢᵀw − yᵢ)², ∇fᵢ = 2 (xᵢᵀw − yᵢ) xᵢ. Its Hessian H = 2/n XᵀX is the same everywhere.
public final class SquaredLoss implements RowLoss {
    private final Matrix x;         // (n, d)
    private final double[] y;       // (n)

    private SquaredLoss(Matrix x, double[] y) {
        this.x = x;
        this.y = y;
    }

    /// Without an intercept: centre y and the columns, and there is nothing left for one to do.
    public static SquaredLoss of(Matrix x, double[] y) {
        Require.that(x.rows() == y.length, "SquaredLoss: x has %d rows, y has %d values: each row needs its y", x.rows(),
                y.length);
        Require.notEmpty("SquaredLoss", x.rows(), x.columns());
        Require.finite("SquaredLoss", x.columns(), x.data());
        Require.finite("SquaredLoss", "y", y);
        return new SquaredLoss(x.copy(), y.clone());
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
        double[] errors = Vectors.minus(x.multiply(w), y);
        return Vectors.dot(errors, errors) / y.length;
    }

    @Override
    public void addGradient(int row, double[] w, double[] sum) {
        double[] data = x.data();
        int at = row * w.length;
        double error = -y[row];
        for (int j = 0; j < w.length; j++) {
            error += data[at + j] * w[j];
        }
        for (int j = 0; j < w.length; j++) {
            sum[j] += 2 * error * data[at + j];
        }
    }

    /// xᵢ: (d).
    double[] row(int i) {
        return x.row(i);
    }

    /// H: (d, d).
    public Matrix hessian() {
        return x.gram().times(2.0 / y.length);
    }

    /// The w of the smallest loss: (d).
    public double[] minimum() {
        return LeastSquares.fit(x, y).coefficients();
    }
}
