package scratch.classic.linear.fiveways;

import scratch.math.Matrix;
import scratch.math.decomposition.SymmetricEigen;

/// How sharply the cost bends in its steepest and in its flattest direction: the largest and the smallest eigenvalue of
/// H = (2/n) XᵀX, where X has a column of ones.
///
/// A step of batch gradient descent multiplies the error along each eigenvector by 1 − rate · eigenvalue. So the rate
/// must stay below 2 / largest; and then it is the smallest one that decides how long the way is.
/// Boyd and Vandenberghe, *Convex Optimization*, section 9.3.
///
/// @param largest  the curvature in the steepest direction
/// @param smallest the curvature in the flattest direction
public record Curvature(double largest, double smallest) {
    /// The curvature of least squares on the columns of x (n, d) as they are; the intercept's column is added.
    public static Curvature of(Matrix x) {
        return ofDesign(x.withOnesColumn());
    }

    static Curvature ofDesign(Matrix design) {                           // (n, d + 1)
        Matrix hessian = design.gram().times(2.0 / design.rows());       // (d + 1, d + 1)
        double[] eigenvalues = SymmetricEigen.of(hessian).values();      // falling
        return new Curvature(eigenvalues[0], eigenvalues[eigenvalues.length - 1]);
    }

    /// From this rate on, batch gradient descent diverges.
    public double largestStableRate() {
        return 2 / largest;
    }

    /// The constant rate that needs the fewest steps: the errors in the steepest and in the flattest direction
    /// shrink equally fast.
    public double bestRate() {
        return 2 / (largest + smallest);
    }

    /// The condition number: each step at the best rate gains a factor of about 1 − 2 / condition.
    public double condition() {
        return largest / smallest;
    }
}
