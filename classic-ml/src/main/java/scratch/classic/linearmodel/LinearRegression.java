package scratch.classic.linearmodel;

import java.util.Arrays;

import scratch.classic.model.Regressor;
import scratch.math.Matrix;
import scratch.math.Vectors;
import scratch.math.check.Require;
import scratch.math.decomposition.LeastSquares;
import scratch.math.decomposition.QR;

/// Ordinary least squares: the b₀, b that minimise Σ (yᵢ − b₀ − bᵀxᵢ)².
///
/// The mean is taken off everything, which leaves S b = c (see [CentredMoments]). Cholesky solves it, and what rounding left
/// over is solved for again (see [RefinedCholesky]). Where columns are too close to each other for that, QR of the data takes
/// over. Cost n·d². Golub and Van Loan, *Matrix Computations*, section 5.3.
public final class LinearRegression implements Regressor {

    /// What to do when a column is made up by others, so that many b are equally good.
    public enum Collinear {
        /// Refuse, and name the columns: the default.
        ERROR,
        /// Of all that are equally good, take the shortest b.
        MINIMUM_NORM
    }

    private final LinearModel model;
    private final double[] residuals;      // (n)
    private final CentredMoments moments;
    private final int rank;
    private final Matrix inverse;          // (d, d): S⁻¹; null where there is none

    private LinearRegression(LinearModel model, double[] residuals, CentredMoments moments, int rank, Matrix inverse) {
        this.model = model;
        this.residuals = residuals;
        this.moments = moments;
        this.rank = rank;
        this.inverse = inverse;
    }

    /// Fits with columns that must be independent.
    ///
    /// @param x (n, d), n at least d + 1
    /// @param y (n)
    /// @throws IllegalArgumentException if lengths differ, there are too few rows, or a value is not finite
    /// @throws ArithmeticException      if a column is made up by others, or is constant: by number
    public static LinearRegression fit(Matrix x, double[] y) {
        return fit(x, y, Collinear.ERROR);
    }

    /// Fits.
    public static LinearRegression fit(Matrix x, double[] y, Collinear rule) {
        CentredMoments moments = CentredMoments.of("LinearRegression.fit", x, y);
        int d = x.columns();
        Require.that(x.rows() > d || rule == Collinear.MINIMUM_NORM, "LinearRegression.fit: %d rows, %d columns: needs more"
                + " rows than columns, or the minimum norm by option", x.rows(), d);
        double[] residuals = new double[y.length];
        RefinedCholesky normalEquations = RefinedCholesky.of(moments).orElse(null);
        if (normalEquations == null) {
            return byDecomposition(x, y, moments, residuals, rule);
        }
        double[] b = normalEquations.fit(x, y, residuals);
        return new LinearRegression(new LinearModel(moments.intercept(b), b), residuals, moments, d, normalEquations.inverse());
    }

    private static LinearRegression byDecomposition(Matrix x, double[] y, CentredMoments moments, double[] residuals,
                                                    Collinear rule) {
        int d = x.columns();
        double[] deviations = moments.deviations();
        Matrix centred = x.copy();
        double[] rightSide = y.clone();
        double[] data = centred.data();
        for (int i = 0; i < y.length; i++) {
            rightSide[i] -= moments.mean(d);
            for (int j = 0; j < d; j++) {
                data[i * d + j] = deviations[j] == 0 ? 0 : data[i * d + j] - moments.mean(j);
            }
        }
        Matrix scaled = scaled(centred, deviations);
        QR qr = QR.pivoted(scaled);
        int rank = Dependence.rank(qr, moments, deviations);
        if (rank == d) {
            double[] b = LeastSquares.fit(centred, rightSide).coefficients();
            RefinedCholesky.leftOver(x, y, moments, b, residuals);
            Matrix inverse = QR.of(centred).gramInverse();
            return new LinearRegression(new LinearModel(moments.intercept(b), b), residuals, moments, d, inverse);
        }
        if (rule == Collinear.ERROR) {
            int[] dependent = Arrays.copyOfRange(qr.pivots(), rank, d);
            Arrays.sort(dependent);
            throw new ArithmeticException("LinearRegression.fit: rank " + rank + " of " + d + " columns: columns "
                    + Arrays.toString(dependent) + " are constant or made up by others: leave them out, or take the minimum"
                    + " norm by option");
        }
        double[] b = Dependence.shortest(centred, rightSide, rank);
        RefinedCholesky.leftOver(x, y, moments, b, residuals);
        return new LinearRegression(new LinearModel(moments.intercept(b), b), residuals, moments, rank, null);
    }

    private static Matrix scaled(Matrix centred, double[] deviations) {
        Matrix scaled = centred.copy();
        double[] data = scaled.data();
        for (int i = 0; i < data.length; i++) {
            double deviation = deviations[i % deviations.length];
            data[i] = deviation == 0 ? 0 : data[i] / deviation;
        }
        return scaled;
    }

    /// b₀ and b, for a file or for other rows.
    public LinearModel model() {
        return model;
    }

    /// b₀.
    public double intercept() {
        return model.intercept();
    }

    /// b₁ … b_d.
    public double[] coefficients() {
        return model.coefficients();
    }

    @Override
    public double[] predict(Matrix x) {
        return model.predict(x);
    }

    /// yᵢ − ŷᵢ of the training rows; (n).
    public double[] residuals() {
        return residuals.clone();
    }

    /// How many independent columns there are, the constant not counted.
    public int rank() {
        return rank;
    }

    /// R² on the training rows.
    ///
    /// @throws ArithmeticException if all y are equal
    public double r2() {
        if (moments.total() == 0) {
            throw new ArithmeticException("LinearRegression.r2: all y are equal: there is no variance to explain");
        }
        return 1 - residualSumOfSquares() / moments.total();
    }

    /// Σ (yᵢ − ŷᵢ)².
    public double residualSumOfSquares() {
        return Vectors.dot(residuals, residuals);
    }

    /// How sure the coefficients are.
    ///
    /// @throws ArithmeticException if there is no row more than coefficients, or columns depend on each other
    public LinearInference inference() {
        if (inverse == null) {
            throw new ArithmeticException("LinearRegression.inference: rank " + rank + " of " + moments.columns()
                    + " columns: coefficients that are not unique have no standard error");
        }
        return LinearInference.of(model, moments, residualSumOfSquares(), inverse);
    }

    /// The leverages hᵢ = 1/n + (xᵢ − x̄)ᵀ S⁻¹ (xᵢ − x̄): how much each training row pulls its own prediction; (n), from 1/n to
    /// 1, d + 1 in all.
    ///
    /// @param x the training rows
    public double[] leverages(Matrix x) {
        if (inverse == null) {
            throw new ArithmeticException("LinearRegression.leverages: rank " + rank + " of " + moments.columns()
                    + " columns: must be full");
        }
        Require.that(x.rows() == residuals.length && x.columns() == moments.columns(),
                "LinearRegression.leverages: x is (%d, %d): must be the training rows, (%d, %d)", x.rows(), x.columns(),
                residuals.length, moments.columns());
        double[] leverages = new double[x.rows()];
        double[] centred = new double[x.columns()];
        for (int i = 0; i < leverages.length; i++) {
            for (int j = 0; j < centred.length; j++) {
                centred[j] = x.get(i, j) - moments.mean(j);
            }
            leverages[i] = Math.clamp(1.0 / x.rows() + Vectors.dot(centred, inverse.multiply(centred)), 1.0 / x.rows(), 1);
        }
        return leverages;
    }

    /// The variance inflation factors S_jj·(S⁻¹)_jj = 1 / (1 − R²_j), where R²_j is what the other columns explain of column
    /// j: how many times larger its coefficient's variance is than without them; (d).
    public double[] varianceInflation() {
        if (inverse == null) {
            throw new ArithmeticException("LinearRegression.varianceInflation: rank " + rank + " of " + moments.columns()
                    + " columns: must be full");
        }
        double[] vif = new double[moments.columns()];
        for (int j = 0; j < vif.length; j++) {
            vif[j] = Math.max(1, moments.sum(j, j) * inverse.get(j, j));
        }
        return vif;
    }
}
