package scratch.classic.diagnostics;

import scratch.classic.linearmodel.LinearRegression;
import scratch.math.Matrix;
import scratch.math.check.Require;

/// Which rows make the fit what it is? A row far from the others in x has leverage; one far from the line has a large
/// residual; one that is both moves the line, and is influential.
///
/// rᵢ = eᵢ / (σ̂√(1 − hᵢ)), Dᵢ = rᵢ²/(d + 1) · hᵢ/(1 − hᵢ).   Cook 1977, "Detection of Influential Observation in Linear
/// Regression", Technometrics 19.
public final class Influence {
    private final double[] leverages;        // (n)
    private final double[] studentized;      // (n)
    private final int coefficients;
    private final int rows;

    private Influence(double[] leverages, double[] studentized, int coefficients) {
        this.leverages = leverages;
        this.studentized = studentized;
        this.coefficients = coefficients;
        rows = leverages.length;
    }

    /// Of a fit and the rows that it was fitted to.
    ///
    /// @param x (n, d), the training rows
    /// @throws ArithmeticException if the fit has no row more than coefficients, or columns depend on each other
    public static Influence of(LinearRegression fit, Matrix x) {
        double sigma = fit.inference().residualStandardError();
        Require.that(sigma > 0, "Influence.of: all residuals are 0: no row stands out from a perfect fit");
        double[] leverages = fit.leverages(x);
        double[] residuals = fit.residuals();
        double[] studentized = new double[residuals.length];
        for (int i = 0; i < residuals.length; i++) {
            // subtle: a row that the fit passes through, whatever its y (h = 1), has residual 0 for certain: 0 / 0
            studentized[i] = leverages[i] >= 1 - 1e-12 ? 0 : residuals[i] / (sigma * Math.sqrt(1 - leverages[i]));
        }
        return new Influence(leverages, studentized, x.columns() + 1);
    }

    /// hᵢ: from 1/n to 1, d + 1 in all.
    public double[] leverages() {
        return leverages.clone();
    }

    /// rᵢ: residuals in their own standard errors, which are small where leverage is large.
    public double[] studentized() {
        return studentized.clone();
    }

    /// rᵢ with the error's variance estimated without row i, so that an outlier does not hide behind the spread that it makes
    /// itself: Student's t with n − d − 2 degrees of freedom.
    ///
    /// @throws ArithmeticException if fewer than d + 3 rows are there
    public double[] externallyStudentized() {
        int degreesOfFreedom = rows - coefficients;
        if (degreesOfFreedom < 2) {
            throw new ArithmeticException("Influence.externallyStudentized: " + rows + " rows, " + coefficients
                    + " coefficients: needs two rows more");
        }
        double[] t = new double[rows];
        for (int i = 0; i < rows; i++) {
            double left = degreesOfFreedom - studentized[i] * studentized[i];
            t[i] = left <= 0 ? Math.copySign(Double.POSITIVE_INFINITY, studentized[i])
                    : studentized[i] * Math.sqrt((degreesOfFreedom - 1) / left);
        }
        return t;
    }

    /// Dᵢ: how far all predictions move when row i is left out, in standard errors, squared, per coefficient. Above 1 is a row
    /// to look at; so is one that stands out from the others.
    public double[] cooksDistances() {
        double[] cook = new double[rows];
        for (int i = 0; i < rows; i++) {
            cook[i] = studentized[i] == 0 ? 0
                    : studentized[i] * studentized[i] / coefficients * leverages[i] / (1 - leverages[i]);
        }
        return cook;
    }
}
