package scratch.classic.linear.sweeps;

import scratch.classic.linear.fiveways.LinearFit;
import scratch.classic.linear.fiveways.NormalEquation;
import scratch.math.Matrix;
import scratch.math.decomposition.SymmetricEigen;

/// What batch gradient descent from 0 must reach, without a single step: along each eigenvector of the Hessian H a step
/// multiplies the distance to the best coefficients by 1 − η·λ.
public final class BatchCourse {
    private final double[] curvatures;      // (d + 1), the eigenvalues of H = (2/n) XᵀX
    private final double[] shares;          // (d + 1), ½·λ·c²/J_min, c the distance along the eigenvector at the start

    private BatchCourse(double[] curvatures, double[] shares) {
        this.curvatures = curvatures;
        this.shares = shares;
    }

    /// @param x (n, d), without a column of ones
    public static BatchCourse of(Matrix x, double[] y) {
        LinearFit best = NormalEquation.fit(x, y);
        Matrix design = x.withOnesColumn();
        SymmetricEigen eigen = SymmetricEigen.of(design.gram().times(2.0 / x.rows()));
        double[] curvatures = eigen.values();
        double[] shares = new double[curvatures.length];
        for (int j = 0; j < shares.length; j++) {
            double[] direction = eigen.vectors().column(j);
            double distance = direction[0] * best.intercept();
            for (int k = 1; k < direction.length; k++) {
                distance += direction[k] * best.coefficients()[k - 1];
            }
            shares[j] = curvatures[j] * distance * distance / 2 / best.cost(x, y);
        }
        return new BatchCourse(curvatures, shares);
    }

    /// J / J_min − 1 after so many steps with this rate.
    public double excess(double rate, int steps) {
        double sum = 0;
        for (int j = 0; j < shares.length; j++) {
            sum += shares[j] * Math.pow(1 - rate * curvatures[j], 2.0 * steps);
        }
        return sum;
    }
}
