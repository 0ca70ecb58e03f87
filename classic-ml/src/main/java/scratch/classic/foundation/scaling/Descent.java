package scratch.classic.foundation.scaling;

import scratch.classic.linearmodel.LinearRegression;
import scratch.math.Matrix;
import scratch.math.check.Require;
import scratch.math.decomposition.SymmetricEigen;

/// Batch gradient descent for least squares on columns as they come, at the largest rate that never overshoots.
///
/// @param condition the largest curvature of the cost divided by the smallest
/// @param gaps      after each step, how much of R² on these rows is still missing from that of least squares
record Descent(double condition, double[] gaps) {

    /// Starts at weights 0 and takes this many steps. Cost O(n·d² + steps·d²).
    static Descent run(Matrix x, double[] y, int steps) {              // x: (n, d), y: (n)
        Require.that(steps >= 1, "Descent.run: %d steps: must be at least 1", steps);
        Matrix design = x.withOnesColumn();                            // (n, d + 1)
        Matrix hessian = design.gram().times(2.0 / y.length);
        double[] pull = design.transposeMultiply(y);
        double[] curvatures = SymmetricEigen.of(hessian).values();     // falling
        double steepest = curvatures[0];
        double flattest = curvatures[curvatures.length - 1];
        double rate = 1 / steepest;

        double[] best = leastSquares(x, y);
        double[] weights = new double[best.length];
        double[] gaps = new double[steps];
        double spread = spread(y);
        for (int step = 0; step < steps; step++) {
            double[] bent = hessian.multiply(weights);
            for (int j = 0; j < weights.length; j++) {
                weights[j] -= rate * (bent[j] - 2.0 / y.length * pull[j]);
            }
            gaps[step] = excess(hessian, weights, best) / spread;
        }
        return new Descent(steepest / flattest, gaps);
    }

    /// The first step after which no more than this is missing; −1 if there is none.
    int stepsTo(double gap) {
        for (int step = 0; step < gaps.length; step++) {
            if (gaps[step] <= gap) {
                return step + 1;
            }
        }
        return -1;
    }

    private static double[] leastSquares(Matrix x, double[] y) {
        LinearRegression fit = LinearRegression.fit(x, y);
        double[] weights = new double[x.columns() + 1];
        weights[0] = fit.intercept();
        System.arraycopy(fit.coefficients(), 0, weights, 1, x.columns());
        return weights;
    }

    // The cost is a parabola in every direction: what is too much is half of eᵀHe, where e is the way to the best weights.
    private static double excess(Matrix hessian, double[] weights, double[] best) {
        double[] error = new double[best.length];
        for (int j = 0; j < error.length; j++) {
            error[j] = weights[j] - best[j];
        }
        double[] bent = hessian.multiply(error);
        double sum = 0;
        for (int j = 0; j < error.length; j++) {
            sum += error[j] * bent[j] / 2;
        }
        return sum;
    }

    private static double spread(double... y) {
        double mean = 0;
        for (double value : y) {
            mean += value / y.length;
        }
        double sum = 0;
        for (double value : y) {
            sum += (value - mean) * (value - mean) / y.length;
        }
        return sum;
    }
}
