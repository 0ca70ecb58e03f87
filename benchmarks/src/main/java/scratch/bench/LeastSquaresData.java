package scratch.bench;


/// A linear regression of 200 000 rows and 40 columns, the same numbers as in `benchmarks/python/gradient_descent.py`.
///
/// X ~ bell-shaped with variance 1 (stream 1), true weights (2), y = X·w + 0.1·noise (3), test rows (4). A last column
/// of ones carries the intercept, so one matrix product does it all.
final class LeastSquaresData {
    static final int COLUMNS = 40;
    static final int TEST_ROWS = 10_000;
    static final int D = COLUMNS + 1;

    final int rows;
    final double[] x;                                          // (rows, d), the last column is 1
    final double[] y;                                          // (rows)
    final double[] test;                                       // (10000, d)
    final double[] trueWeights = new double[D];                // (d), in the units of the scaled columns; intercept 0

    /// @param scaling `unitVariance` leaves the columns as drawn; `columnNorm` divides each by its length, √rows or so
    LeastSquaresData(int rows, String scaling) {
        this.rows = rows;
        double[] weights = new Draws(2).n4(COLUMNS);
        x = withOnes(new Draws(1), rows);
        test = withOnes(new Draws(4), TEST_ROWS);
        Draws noise = new Draws(3);
        y = new double[rows];
        for (int i = 0; i < rows; i++) {
            double sum = 0;
            for (int j = 0; j < COLUMNS; j++) {
                sum += x[i * D + j] * weights[j];
            }
            y[i] = sum + 0.1 * noise.n4();
        }
        System.arraycopy(weights, 0, trueWeights, 0, COLUMNS);
        switch (scaling) {
            case "unitVariance" -> { }
            case "columnNorm" -> divideByColumnNorms();
            default -> throw new IllegalArgumentException(
                "scaling: " + scaling + ": must be unitVariance or columnNorm");
        }
    }

    private static double[] withOnes(Draws random, int rows) {
        double[] result = new double[rows * D];
        for (int i = 0; i < rows; i++) {
            for (int j = 0; j < COLUMNS; j++) {
                result[i * D + j] = random.n4();
            }
            result[i * D + COLUMNS] = 1;
        }
        return result;
    }

    private void divideByColumnNorms() {
        for (int j = 0; j < COLUMNS; j++) {
            double squares = 0;
            for (int i = 0; i < rows; i++) {
                squares += x[i * D + j] * x[i * D + j];
            }
            double norm = Math.sqrt(squares);
            for (int i = 0; i < rows; i++) {
                x[i * D + j] /= norm;
            }
            for (int i = 0; i < TEST_ROWS; i++) {
                test[i * D + j] /= norm;
            }
            trueWeights[j] *= norm;                            // the same predictions from smaller columns
        }
    }

    /// `‖w − true‖ / ‖true‖` over the 40 coefficients.
    double coefficientError(double[] weights) {
        double difference = 0;
        double size = 0;
        for (int j = 0; j < COLUMNS; j++) {
            difference += (weights[j] - trueWeights[j]) * (weights[j] - trueWeights[j]);
            size += trueWeights[j] * trueWeights[j];
        }
        return Math.sqrt(difference / size);
    }
}
