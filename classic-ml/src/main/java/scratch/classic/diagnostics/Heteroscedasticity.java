package scratch.classic.diagnostics;

import java.util.ArrayList;
import java.util.List;

import scratch.classic.linearmodel.LinearRegression;
import scratch.classic.linearmodel.LinearRegression.Collinear;
import scratch.math.Matrix;
import scratch.math.check.Require;
import scratch.stats.distribution.ChiSquare;

/// Is the spread of the errors the same everywhere? Both tests regress the squared residuals on something, and refuse equal
/// spread if that explains more than chance: n·R² is about χ².
public final class Heteroscedasticity {
    private Heteroscedasticity() {
    }

    /// Breusch and Pagan's test in Koenker's form, which does not need normal errors: does the spread grow or fall along a
    /// column? Regresses e² on the columns.
    /// Koenker 1981, "A note on studentizing a test for heteroscedasticity", J. Econometrics 17.
    ///
    /// @param x         (n, d), the columns of the regression
    /// @param residuals (n)
    public static ScoreTest breuschPagan(Matrix x, double[] residuals) {
        return test("Heteroscedasticity.breuschPagan", x, residuals);
    }

    /// White's test: does the spread depend on the columns in any smooth way? Regresses e² on the columns, their squares and
    /// their products.
    /// White 1980, Econometrica 48.
    ///
    /// @param x         (n, d), n above d(d + 3)/2 + 1
    /// @param residuals (n)
    public static ScoreTest white(Matrix x, double[] residuals) {
        return test("Heteroscedasticity.white", withProducts(x), residuals);
    }

    private static ScoreTest test(String operation, Matrix columns, double[] residuals) {
        Require.that(columns.rows() == residuals.length, "%s: x has %d rows, %d residuals: needs one a row", operation,
                columns.rows(), residuals.length);
        Require.that(columns.rows() > columns.columns() + 1, "%s: %d rows for %d columns of the auxiliary regression: needs two"
                + " rows more", operation, columns.rows(), columns.columns());
        Require.finite(operation, "residuals", residuals);
        double[] squares = new double[residuals.length];
        for (int i = 0; i < squares.length; i++) {
            squares[i] = residuals[i] * residuals[i];
        }
        // a column may be its own square, as one of 0 and 1 is: rank counts
        LinearRegression auxiliary = LinearRegression.fit(columns, squares, Collinear.MINIMUM_NORM);
        if (auxiliary.rank() == 0) {
            throw new ArithmeticException(operation + ": all columns are constant: no spread can follow them");
        }
        double statistic = residuals.length * Math.clamp(auxiliary.r2(), 0, 1);
        return new ScoreTest(statistic, auxiliary.rank(), ChiSquare.of(auxiliary.rank()).survival(statistic));
    }

    // The columns, then xⱼxₖ for j ≤ k, each in deviations: the same span, better conditioned.
    private static Matrix withProducts(Matrix x) {
        int n = x.rows();
        int d = x.columns();
        List<double[]> columns = new ArrayList<>();
        for (int j = 0; j < d; j++) {
            columns.add(standardised(x.column(j)));
        }
        for (int j = 0; j < d; j++) {
            for (int k = j; k < d; k++) {
                double[] product = new double[n];
                for (int i = 0; i < n; i++) {
                    product[i] = columns.get(j)[i] * columns.get(k)[i];
                }
                columns.add(product);
            }
        }
        Matrix all = Matrix.zeros(n, columns.size());
        for (int j = 0; j < columns.size(); j++) {
            for (int i = 0; i < n; i++) {
                all.set(i, j, columns.get(j)[i]);
            }
        }
        return all;
    }

    private static double[] standardised(double[] column) {
        double mean = 0;
        for (double value : column) {
            mean += value / column.length;
        }
        double largest = 0;
        for (double value : column) {
            largest = Math.max(largest, Math.abs(value - mean));
        }
        double[] z = new double[column.length];
        for (int i = 0; i < z.length; i++) {
            z[i] = largest == 0 ? 0 : (column[i] - mean) / largest;
        }
        return z;
    }
}
