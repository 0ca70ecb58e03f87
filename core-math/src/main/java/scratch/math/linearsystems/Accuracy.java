package scratch.math.linearsystems;

import scratch.math.Matrix;
import scratch.math.Vectors;

/// Two ways to be wrong about A x = b: far from the answer, or far from fulfilling the equations.
/// error = max|x̂ − x| / max|x|,   residual = max|b − A x̂| / (‖A‖∞ max|x̂|), with
/// error ≤ condition · residual, up to the choice of norms.   Cost 2 n² operations.
/// Higham, *Accuracy and Stability of Numerical Algorithms*, chapter 7.
///
/// @param error    how far the solution is from the true one, relative
/// @param residual how far it is from fulfilling the equations, relative to the size of what is added up in them
public record Accuracy(double error, double residual) {
    /// Judges a solution.
    ///
    /// @param a        (n, n)
    /// @param b        (n)
    /// @param solution what a solver answered; (n)
    /// @param truth    the true x, not all 0; (n)
    public static Accuracy of(Matrix a, double[] b, double[] solution, double[] truth) {
        if (a.rows() != b.length || a.columns() != solution.length || solution.length != truth.length) {
            throw new IllegalArgumentException("Accuracy: (" + a.rows() + ", " + a.columns() + "), b of " + b.length
                    + ", solution of " + solution.length + ", truth of " + truth.length + ": lengths must fit");
        }
        double error = Vectors.maxAbs(Vectors.minus(solution, truth)) / Vectors.maxAbs(truth);
        double largestRow = 0;
        double missed = 0;
        for (int i = 0; i < b.length; i++) {
            double rowSum = 0;
            double rest = b[i];
            for (int j = 0; j < solution.length; j++) {
                rowSum += Math.abs(a.get(i, j));
                // subtle: one rounding instead of two; a residual is a small difference of large numbers
                rest = Math.fma(-a.get(i, j), solution[j], rest);
            }
            largestRow = Math.max(largestRow, rowSum);
            missed = Math.max(missed, Math.abs(rest));
        }
        return new Accuracy(error, missed / (largestRow * Vectors.maxAbs(solution)));
    }
}
