package scratch.classic.linear.methodrunner;

import scratch.classic.linearmodel.LinearModel;
import scratch.math.Matrix;
import scratch.math.Vectors;
import scratch.math.optimize.TwiceDifferentiable;
import scratch.stats.descriptive.Descriptive;

/// What every method makes small: (1/n) Σ (yᵢ − b − wᵀzᵢ)² + λ‖w‖², with the columns z in their standard deviations. The
/// point is (b, w). Value and gradient cost n·d, the Hessian n·d².
final class Problem implements TwiceDifferentiable {
    private final Matrix z;              // (n, d)
    private final double[] y;            // (n)
    private final double penalty;        // λ
    private final double[] means;        // (d)
    private final double[] deviations;   // (d), 1 for a constant column

    /// @param x (n, d), the columns of a model, not yet scaled
    Problem(Matrix x, double[] y, double penalty) {
        this.y = y.clone();
        this.penalty = penalty;
        z = x.copy();
        means = new double[x.columns()];
        deviations = new double[x.columns()];
        for (int j = 0; j < means.length; j++) {
            double[] column = x.column(j);
            means[j] = Descriptive.mean(column);
            double deviation = Descriptive.populationStandardDeviation(column);
            deviations[j] = deviation > 1e-12 * Math.abs(means[j]) ? deviation : 1;
            for (int i = 0; i < column.length; i++) {
                z.set(i, j, (column[i] - means[j]) / deviations[j]);
            }
        }
    }

    int rows() {
        return y.length;
    }

    /// d + 1.
    int size() {
        return means.length + 1;
    }

    Matrix columns() {
        return z.copy();
    }

    double[] answers() {
        return y.clone();
    }

    double penalty() {
        return penalty;
    }

    @Override
    public double value(double[] point) {
        double sum = 0;
        for (int i = 0; i < y.length; i++) {
            double residual = residual(i, point);
            sum += residual * residual;
        }
        double price = 0;
        for (int j = 1; j < point.length; j++) {
            price += penalty * point[j] * point[j];
        }
        return sum / y.length + price;
    }

    @Override
    public double[] gradient(double[] point) {
        double[] gradient = new double[point.length];
        for (int i = 0; i < y.length; i++) {
            addRow(i, point, 2.0 / y.length, gradient);
        }
        addPenalty(point, gradient);
        return gradient;
    }

    /// Adds a row's share of the gradient, without the penalty.
    void addRow(int i, double[] point, double factor, double[] gradient) {
        double residual = residual(i, point);
        gradient[0] -= factor * residual;
        for (int j = 1; j < point.length; j++) {
            gradient[j] -= factor * residual * z.get(i, j - 1);
        }
    }

    void addPenalty(double[] point, double[] gradient) {
        for (int j = 1; j < point.length; j++) {
            gradient[j] += 2 * penalty * point[j];
        }
    }

    private double residual(int i, double[] point) {
        double residual = y[i] - point[0];
        for (int j = 1; j < point.length; j++) {
            residual -= point[j] * z.get(i, j - 1);
        }
        return residual;
    }

    @Override
    public Matrix hessian(double[] point) {
        Matrix hessian = z.withOnesColumn().gram().times(2.0 / y.length);
        for (int j = 1; j < point.length; j++) {
            hessian.set(j, j, hessian.get(j, j) + 2 * penalty);
        }
        return hessian;
    }

    /// The largest that a single row bends the loss: 2(1 + ‖zᵢ‖²).
    double steepestRow() {
        double largest = 0;
        for (int i = 0; i < y.length; i++) {
            largest = Math.max(largest, 2 * (1 + Vectors.dot(z.row(i), z.row(i))));
        }
        return largest;
    }

    /// The same predictions from columns that are not scaled.
    LinearModel model(double[] point) {
        double intercept = point[0];
        double[] coefficients = new double[means.length];
        for (int j = 0; j < coefficients.length; j++) {
            coefficients[j] = point[j + 1] / deviations[j];
            intercept -= coefficients[j] * means[j];
        }
        return new LinearModel(intercept, coefficients);
    }
}
