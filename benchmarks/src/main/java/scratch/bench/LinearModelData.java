package scratch.bench;

import java.util.Arrays;
import scratch.math.Matrix;
import scratch.math.Vectors;
import smile.data.DataFrame;
import smile.data.formula.Formula;

/// A table and what is to be explained, the same numbers as in `benchmarks/python/linear_models.py`, and Smile's form of both.
record LinearModelData(Matrix x, double[] y) {
    static final Formula FORMULA = Formula.lhs("y");

    /// 40 independent columns: X from stream 1, weights 2, noise 3 with deviation 0.1. The numbers of
    /// [LeastSquaresData], without its column of ones.
    static LinearModelData independent(int rows) {
        Matrix x = Matrix.wrap(rows, 40, new Draws(1).n4(rows * 40));
        return new LinearModelData(x, answers(x, new Draws(2).n4(40), 0, 0.1));
    }

    /// 200 columns that have a part in common (correlation 1/2), 20 of which matter: X from streams 20 and 21, weights 22,
    /// noise 23 with deviation 1, intercept 2.
    static LinearModelData correlated(int rows) {
        Matrix x = Matrix.wrap(rows, 200, new Draws(20).n4(rows * 200));
        double[] common = new Draws(21).n4(rows);
        for (int i = 0; i < rows; i++) {
            for (int j = 0; j < 200; j++) {
                x.data()[i * 200 + j] += common[i];
            }
        }
        double[] weights = Arrays.copyOf(new Draws(22).n4(20), 200);
        return new LinearModelData(x, answers(x, weights, 2, 1));
    }

    private static double[] answers(Matrix x, double[] weights, double intercept, double deviation) {
        double[] y = x.multiply(weights);
        Draws noise = new Draws(x.columns() == 40 ? 3 : 23);
        for (int i = 0; i < y.length; i++) {
            y[i] += intercept + deviation * noise.n4();
        }
        return y;
    }

    /// √((1/n) Σ (xᵢⱼ − x̄ⱼ)²): (d).
    double[] deviations() {
        double[] deviations = new double[x.columns()];
        for (int j = 0; j < deviations.length; j++) {
            double[] column = x.column(j);
            double mean = Vectors.mean(column);
            double squares = 0;
            for (double value : column) {
                squares += (value - mean) * (value - mean);
            }
            deviations[j] = Math.sqrt(squares / column.length);
        }
        return deviations;
    }

    void divideBy(double[] deviations) {
        for (int i = 0; i < x.data().length; i++) {
            x.data()[i] /= deviations[i % deviations.length];
        }
    }

    DataFrame frame() {
        int d = x.columns();
        double[][] rows = new double[x.rows()][];
        for (int i = 0; i < rows.length; i++) {
            rows[i] = Arrays.copyOf(x.row(i), d + 1);
            rows[i][d] = y[i];
        }
        String[] names = new String[d + 1];
        Arrays.setAll(names, j -> j < d ? "x" + j : "y");
        return DataFrame.of(rows, names);
    }

    /// b₀ and b behind each other.
    static double[] answer(double intercept, double[] coefficients) {
        double[] answer = new double[coefficients.length + 1];
        answer[0] = intercept;
        System.arraycopy(coefficients, 0, answer, 1, coefficients.length);
        return answer;
    }

    /// (1/n) Σ rᵢ·(1, xᵢ), the residuals' mean products with a one and with each column: (d + 1).
    ///
    /// @param answer b₀, b
    double[] pulls(double[] answer) {
        int n = y.length;
        double[] residuals = Vectors.minus(y, x.multiply(Arrays.copyOfRange(answer, 1, answer.length)));
        for (int i = 0; i < n; i++) {
            residuals[i] -= answer[0];
        }
        double[] pulls = answer(Vectors.sum(residuals), x.transposeMultiply(residuals));
        for (int j = 0; j < pulls.length; j++) {
            pulls[j] /= n;
        }
        return pulls;
    }
}
