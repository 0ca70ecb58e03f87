package scratch.classic.linear.fiveways;

import scratch.math.Matrix;
import scratch.math.check.Require;

/// A fitted linear model ŷ = b₀ + b₁x₁ + … + b_d x_d, and how its training went.
public final class LinearFit {
    private final double intercept;
    private final double[] coefficients;   // (d)
    private final CostHistory history;

    LinearFit(double intercept, double[] coefficients, CostHistory history) {
        this.intercept = intercept;
        this.coefficients = coefficients;
        this.history = history;
    }

    /// What a closed form found: no steps, so a history of one entry, the cost at the end.
    static LinearFit closedForm(double intercept, double[] coefficients, Matrix x, double[] y) {
        double cost = cost(intercept, coefficients, x, y);
        return new LinearFit(intercept, coefficients, CostHistory.closedForm(x.rows(), cost));
    }

    /// b₀: ŷ where every x is 0.
    public double intercept() {
        return intercept;
    }

    /// b₁ … b_d: how much ŷ changes when one x grows by 1 and the others stay.
    public double[] coefficients() {
        return coefficients.clone();
    }

    /// ŷ for each row of x: (n, d) -> (n)
    public double[] predict(Matrix x) {
        double[] predictions = x.multiply(coefficients);
        for (int i = 0; i < predictions.length; i++) {
            predictions[i] += intercept;
        }
        return predictions;
    }

    /// The mean squared error (1/n) Σ (yᵢ − ŷᵢ)² on these rows: what all five ways make small.
    public double cost(Matrix x, double[] y) {
        Require.that(x.columns() == coefficients.length, "LinearFit.cost: x has %d columns: the model has %d coefficients",
                x.columns(), coefficients.length);
        Require.that(x.rows() == y.length, "LinearFit.cost: x has %d rows, y has %d values: each row needs its y", x.rows(),
                y.length);
        return cost(intercept, coefficients, x, y);
    }

    /// How the cost fell during training.
    public CostHistory history() {
        return history;
    }

    static double cost(double intercept, double[] coefficients, Matrix x, double[] y) {
        double[] data = x.data();
        double sum = 0;
        for (int i = 0; i < y.length; i++) {
            double residual = intercept - y[i];
            for (int j = 0; j < coefficients.length; j++) {
                residual += coefficients[j] * data[i * coefficients.length + j];
            }
            sum += residual * residual;
        }
        return sum / y.length;
    }
}
