package scratch.classic.linear.fiveways;

import scratch.math.Matrix;
import scratch.stats.descriptive.Descriptive;

/// What is done to the columns before a descent. The fitted model is the same; the way to it is not.
public enum Scaling {
    /// Nothing.
    AS_GIVEN,
    /// Each column measured from its mean.
    CENTRED,
    /// Each column measured from its mean, in standard deviations: mean 0, variance 1.
    STANDARDISED;

    /// Measures the columns of x.
    Columns measure(Matrix x) {                 // x: (n, d)
        int d = x.columns();
        double[] shift = new double[d];
        double[] unit = new double[d];
        for (int j = 0; j < d; j++) {
            double[] column = x.column(j);
            shift[j] = this == AS_GIVEN ? 0 : Descriptive.mean(column);
            unit[j] = this == STANDARDISED ? Descriptive.populationStandardDeviation(column) : 1;
        }
        return new Columns(shift, unit);
    }

    /// Each column's zero and unit.
    record Columns(double[] shift, double[] unit) {    // (d), (d)
        /// zᵢⱼ = (xᵢⱼ − shiftⱼ) / unitⱼ with a column of ones in front: (n, d) -> (n, d + 1)
        Matrix apply(Matrix x) {
            Matrix z = x.copy();
            double[] data = z.data();
            for (int i = 0; i < data.length; i++) {
                int j = i % shift.length;
                data[i] = (data[i] - shift[j]) / unit[j];
            }
            return z.withOnesColumn();
        }

        /// The model of the scaled columns, in the units of x: w₀ + Σ wⱼ(xⱼ − shiftⱼ)/unitⱼ = b₀ + Σ bⱼxⱼ.
        LinearFit undo(double[] weights, CostHistory history) {
            double intercept = weights[0];
            double[] coefficients = new double[shift.length];
            for (int j = 0; j < shift.length; j++) {
                coefficients[j] = weights[j + 1] / unit[j];
                intercept -= coefficients[j] * shift[j];
            }
            return new LinearFit(intercept, coefficients, history);
        }
    }
}
