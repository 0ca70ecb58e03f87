package scratch.math.linearsystems;

import scratch.math.Matrix;
import scratch.math.check.Require;

/// Gaussian elimination as the textbook writes it, with and without exchanging rows, so that the difference can be seen.
/// A (its rows reordered) = L U; then L y = b from the top and U x = y from the bottom.
/// Cost 2/3 n³ operations, then 2 n² for each right side. For real work use [scratch.math.decomposition.LU]: the same, faster.
/// Every step is one rounded operation in a fixed order, so all machines give the same bits.
/// Golub and Van Loan, *Matrix Computations*, sections 3.2 and 3.4.
public final class PlainElimination {
    private final int n;
    private final double[][] lu;   // (n, n): U in the upper triangle, the multipliers of L below it
    private final int[] order;     // (n): row i of L U is row order[i] of A

    private PlainElimination(int n) {
        this.n = n;
        this.lu = new double[n][];
        this.order = new int[n];
    }

    /// Eliminates.
    ///
    /// @param a        (n, n), finite
    /// @param pivoting whether the largest number of each column is brought to the diagonal first
    /// @throws ArithmeticException if a pivot is 0; without pivoting that can happen to a harmless matrix
    public static PlainElimination of(Matrix a, boolean pivoting) {
        if (a.rows() != a.columns() || a.rows() == 0) {
            throw new IllegalArgumentException("PlainElimination: (" + a.rows() + ", " + a.columns()
                    + "): the matrix must be square and not empty");
        }
        Require.finite("PlainElimination", a.columns(), a.data());
        PlainElimination result = new PlainElimination(a.rows());
        for (int i = 0; i < result.n; i++) {
            result.lu[i] = a.row(i);
            result.order[i] = i;
        }
        for (int j = 0; j < result.n; j++) {
            if (pivoting) {
                result.bringLargestUp(j);
            }
            result.eliminateBelow(j);
        }
        return result;
    }

    private void bringLargestUp(int j) {
        int largest = j;
        for (int i = j + 1; i < n; i++) {
            if (Math.abs(lu[i][j]) > Math.abs(lu[largest][j])) {
                largest = i;
            }
        }
        double[] row = lu[j];
        lu[j] = lu[largest];
        lu[largest] = row;
        int number = order[j];
        order[j] = order[largest];
        order[largest] = number;
    }

    private void eliminateBelow(int j) {
        double pivot = lu[j][j];
        if (pivot == 0) {
            throw new ArithmeticException("PlainElimination: pivot " + j + " is 0: nothing can be divided by it");
        }
        for (int i = j + 1; i < n; i++) {
            double multiplier = lu[i][j] / pivot;
            lu[i][j] = multiplier;
            for (int c = j + 1; c < n; c++) {
                lu[i][c] -= multiplier * lu[j][c];
            }
        }
    }

    /// The x with A x = b. b: (n)
    public double[] solve(double[] b) {
        Require.rows("PlainElimination.solve", n, n, b.length);
        Require.finite("PlainElimination.solve: right side", b);
        return backwardSubstitution(forwardSubstitution(b));
    }

    // L y = b, from the top.
    private double[] forwardSubstitution(double[] b) {
        double[] y = new double[n];
        for (int i = 0; i < n; i++) {
            double rest = b[order[i]];            // subtle: b is reordered as the rows were
            for (int j = 0; j < i; j++) {
                rest -= lu[i][j] * y[j];
            }
            y[i] = rest;
        }
        return y;
    }

    // U x = y, from the bottom.
    private double[] backwardSubstitution(double[] y) {
        double[] x = new double[n];
        for (int i = n - 1; i >= 0; i--) {
            double rest = y[i];
            for (int j = i + 1; j < n; j++) {
                rest -= lu[i][j] * x[j];
            }
            x[i] = rest / lu[i][i];
        }
        return x;
    }

    /// A⁻¹, column by column: what you should not compute in order to solve a system.
    public Matrix inverse() {
        Matrix inverse = Matrix.zeros(n, n);
        for (int j = 0; j < n; j++) {
            double[] unit = new double[n];
            unit[j] = 1;
            double[] column = solve(unit);
            for (int i = 0; i < n; i++) {
                inverse.set(i, j, column[i]);
            }
        }
        return inverse;
    }

    /// L: (n, n), ones on the diagonal.
    public Matrix lower() {
        Matrix lower = Matrix.identity(n);
        for (int i = 0; i < n; i++) {
            System.arraycopy(lu[i], 0, lower.data(), i * n, i);
        }
        return lower;
    }

    /// U: (n, n)
    public Matrix upper() {
        Matrix upper = Matrix.zeros(n, n);
        for (int i = 0; i < n; i++) {
            System.arraycopy(lu[i], i, upper.data(), i * n + i, n - i);
        }
        return upper;
    }
}
