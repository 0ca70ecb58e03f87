package scratch.classic.evaluation.crossvalidation;

import java.util.random.RandomGenerator;

import scratch.math.Matrix;
import scratch.math.check.Require;

/// Rows without end, of which as many as one likes are drawn: d independent standard normal columns, y the sum of them plus
/// standard normal noise. How wrong least squares is on new rows is known without any data.
///
/// @param columns d
record Population(int columns) {
    Population {
        Require.atLeast(1, "Population", "columns", columns);
    }

    /// A sample of it.
    Sample sample(int rows, RandomGenerator random) {
        double[][] x = new double[rows][columns];
        double[] y = new double[rows];
        for (int i = 0; i < rows; i++) {
            y[i] = random.nextGaussian();
            for (int j = 0; j < columns; j++) {
                x[i][j] = random.nextGaussian();
                y[i] += x[i][j];
            }
        }
        return new Sample(Matrix.of(x), y);
    }

    /// The mean squared error on new rows that least squares has on average if it learns from n rows:
    /// (n + 1)(n − 2) / (n (n − d − 2)). Without the coefficients to be learned it would be 1, the noise.
    double expectedError(int rows) {
        Require.that(rows > columns + 2, "Population.expectedError: %d rows, %d columns: needs more rows than columns + 2",
                rows, columns);
        double n = rows;
        return (n + 1) * (n - 2) / (n * (n - columns - 2));
    }
}
