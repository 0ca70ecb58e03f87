package scratch.classic.evaluation.biasvariance;

import scratch.math.Matrix;
import scratch.math.check.Require;
import scratch.math.decomposition.QR;

/// A polynomial of the hour, fitted to the 24 full hours by least squares.
///
/// With the columns of A at the hours measured and of B at the hours asked for, the fit is b = R⁻¹Qᵀy, the prediction
/// ŷ = B b = S y: whatever y is, the same matrix S makes predictions of it. Columns are Legendre polynomials, which span
/// the same curves as powers of the hour and are far from parallel. Cost n·p².
final class HourPolynomial {
    private HourPolynomial() {
    }

    /// S.
    ///
    /// @param degree from 0, which is the mean, to 23, which goes through every measurement
    /// @param hours  (m) where predictions are wanted
    /// @return (m, 24)
    static Matrix smoother(int degree, double[] hours) {
        Require.that(degree >= 0 && degree < Day.HOURS, "HourPolynomial.smoother: degree %d: must be from 0 to %d", degree,
                Day.HOURS - 1);
        QR qr = QR.of(columns(degree, Day.fullHours()));                       // (24, p)
        return columns(degree, hours).multiply(qr.solve(Matrix.identity(Day.HOURS)));
    }

    /// The Legendre polynomials of degree 0 to `degree` at the hours, scaled so that a day reaches from −1 to 1; (m, p).
    static Matrix columns(int degree, double[] hours) {
        Matrix columns = Matrix.zeros(hours.length, degree + 1);
        for (int i = 0; i < hours.length; i++) {
            double x = 2 * hours[i] / (Day.HOURS - 1) - 1;
            columns.set(i, 0, 1);
            for (int k = 1; k <= degree; k++) {
                double before = k == 1 ? 0 : columns.get(i, k - 2);
                columns.set(i, k, ((2 * k - 1) * x * columns.get(i, k - 1) - (k - 1) * before) / k);
            }
        }
        return columns;
    }
}
