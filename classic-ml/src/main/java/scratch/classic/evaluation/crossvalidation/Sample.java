package scratch.classic.evaluation.crossvalidation;

import java.util.Arrays;

import scratch.classic.linearmodel.LinearRegression;
import scratch.classic.selection.Trial;
import scratch.math.Matrix;

/// Rows with a number to predict, and least squares for it.
///
/// @param x (n, d)
/// @param y (n)
record Sample(Matrix x, double[] y) {

    /// The mean squared error of least squares; there is nothing to choose, so the candidate is not looked at.
    Trial<String> leastSquares() {
        return (candidate, train, test) -> {
            LinearRegression model = LinearRegression.fit(x.selectRows(train), pick(train));
            double[] predicted = model.predict(x.selectRows(test));
            double sum = 0;
            for (int i = 0; i < test.length; i++) {
                sum += (y[test[i]] - predicted[i]) * (y[test[i]] - predicted[i]);
            }
            return sum / test.length;
        };
    }

    private double[] pick(int[] rows) {
        return Arrays.stream(rows).mapToDouble(row -> y[row]).toArray();
    }

    /// The squared errors of leave-one-out from one fit: the residual of a row, divided by 1 − h, is what it would be if the
    /// model had not seen the row; h is its leverage. Exact for least squares. Allen 1974, Technometrics 16.
    double[] leaveOneOutByLeverage() {
        LinearRegression model = LinearRegression.fit(x, y);
        double[] residuals = model.residuals();
        double[] leverages = model.leverages(x);
        double[] errors = new double[y.length];
        Arrays.setAll(errors, i -> Math.pow(residuals[i] / (1 - leverages[i]), 2));
        return errors;
    }
}
