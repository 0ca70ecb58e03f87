package scratch.classic.collaborative;

import java.util.Arrays;
import java.util.Locale;

/// Solves for the factors of one row while the other side stands still: a ridge regression of its ratings on the factors of
/// what it rated, (XᵀX + λwI) f = Xᵀy.
///
/// Holds the workspace of one thread; nothing is allocated for a row.
final class LeastSquaresStep {
    private static final double ROUNDING = Math.ulp(1.0);

    private final AlternatingLeastSquares.Options options;
    private final double mean;
    private final int n;                   // unknowns: the factors, and the bias if there is one
    private final double[] a;              // (n, n), the upper triangle of XᵀX + λwI, then its Cholesky factor
    private final double[] b;              // (n), Xᵀy, then the solution
    private final double[] diagonal;       // (n), of a before it was factored

    LeastSquaresStep(AlternatingLeastSquares.Options options, double mean) {
        this.options = options;
        this.mean = mean;
        n = options.rank() + (options.biases() ? 1 : 0);
        a = new double[n * n];
        b = new double[n];
        diagonal = new double[n];
    }

    /// Writes the new factors of a row into `own`.
    void solve(Ratings ratings, int row, FactorTable own, FactorTable other) {
        int count = ratings.countOfUser(row);
        Arrays.fill(b, 0);
        if (count > 0) {
            addUp(ratings, row, other);
            double penalty = options.regularisation() * (options.weighted() ? count : 1);
            for (int j = 0; j < n; j++) {
                a[j * n + j] += penalty;
            }
            factor(row, count);
            substitute();
        }
        for (int f = 0; f < options.rank(); f++) {
            own.setFactor(row, f, b[f]);
        }
        own.setBias(row, options.biases() ? b[n - 1] : 0);
    }

    /// XᵀX and Xᵀy, rating by rating. A row x is (q, 1); y is what the mean and the other bias leave over.
    private void addUp(Ratings ratings, int row, FactorTable other) {
        double[] x = other.data();
        Arrays.fill(a, 0);
        for (int e = ratings.firstOf(row); e < ratings.firstOf(row + 1); e++) {
            int from = ratings.item(e) * other.stride();
            double y = ratings.value(e) - mean - other.bias(ratings.item(e));
            for (int j = 0; j < n; j++) {
                double xj = x[from + j];
                b[j] = Math.fma(xj, y, b[j]);
                for (int k = j; k < n; k++) {
                    a[j * n + k] = Math.fma(xj, x[from + k], a[j * n + k]);
                }
            }
        }
    }

    /// A = UᵀU, in place.
    private void factor(int row, int count) {
        for (int j = 0; j < n; j++) {
            diagonal[j] = a[j * n + j];
        }
        for (int j = 0; j < n; j++) {
            double pivot = a[j * n + j];
            if (!(pivot > n * ROUNDING * diagonal[j])) {
                throw new ArithmeticException(String.format(Locale.ROOT, "AlternatingLeastSquares.fit: row %d has %d ratings"
                        + " for %d unknowns with regularisation %s: they do not decide them: take a larger one, or a lower"
                        + " rank",
                        row, count, n, options.regularisation()));
            }
            double root = Math.sqrt(pivot);
            for (int k = j; k < n; k++) {
                a[j * n + k] /= root;
            }
            for (int i = j + 1; i < n; i++) {
                double factor = -a[j * n + i];
                for (int k = i; k < n; k++) {
                    a[i * n + k] = Math.fma(factor, a[j * n + k], a[i * n + k]);
                }
            }
        }
    }

    /// b ← U⁻¹ U⁻ᵀ b
    private void substitute() {
        for (int j = 0; j < n; j++) {
            b[j] /= a[j * n + j];
            for (int k = j + 1; k < n; k++) {
                b[k] = Math.fma(-b[j], a[j * n + k], b[k]);
            }
        }
        for (int j = n - 1; j >= 0; j--) {
            double sum = b[j];
            for (int k = j + 1; k < n; k++) {
                sum = Math.fma(-a[j * n + k], b[k], sum);
            }
            b[j] = sum / a[j * n + j];
        }
    }
}
