package scratch.classic.linear.fiveways;

import java.util.Arrays;

import scratch.math.Matrix;
import scratch.math.decomposition.Cholesky;

/// All coefficients at once: at the minimum the gradient is 0, and that is one linear system,
/// XᵀX b = Xᵀy, with a column of ones in X for the intercept. XᵀX is symmetric and positive definite: Cholesky.
///
/// Cost O(n·d²) for XᵀX and O(d³) to solve; the rows are read once. But the condition number is squared, so half
/// of the digits that the data could give are lost. Gauss 1809; Golub and Van Loan, *Matrix Computations*, section 5.3.
public final class NormalEquation {
    private NormalEquation() {
    }

    /// Fits the model; see [Trainer#fit].
    public static LinearFit fit(Matrix x, double[] y) {    // x: (n, d), y: (n)
        Given.requireUsable("NormalEquation.fit", x, y);
        Matrix ones = x.withOnesColumn();                  // (n, d + 1)
        Matrix gram = ones.gram();                         // (d + 1, d + 1): XᵀX
        double[] moments = ones.transposeMultiply(y);      // (d + 1): Xᵀy
        double[] b = decompose(gram, x.rows()).solve(moments);
        return LinearFit.closedForm(b[0], Arrays.copyOfRange(b, 1, b.length), x, y);
    }

    private static Cholesky decompose(Matrix gram, int n) {
        Cholesky cholesky;
        try {
            cholesky = Cholesky.of(gram);
        } catch (ArithmeticException e) {
            throw dependent(e.getMessage());
        }
        Matrix lower = cholesky.lower();
        for (int j = 1; j < gram.rows(); j++) {
            // What the columns before it leave of a column: a pivot as small as its rounding error has no right digit.
            double pivot = lower.get(j, j) * lower.get(j, j);
            if (!(pivot > n * Math.ulp(1.0) * gram.get(j, j))) {
                throw dependent("column " + (j - 1) + " keeps " + pivot + " of its square " + gram.get(j, j));
            }
        }
        return cholesky;
    }

    private static ArithmeticException dependent(String found) {
        return new ArithmeticException("NormalEquation.fit: " + found + ": a column is made up by the columns before it, "
                + "or nearly; drop it, or measure the columns from their means");
    }
}
