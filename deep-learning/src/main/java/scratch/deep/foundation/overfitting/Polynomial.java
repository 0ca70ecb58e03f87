package scratch.deep.foundation.overfitting;

import java.util.Arrays;

import scratch.math.Matrix;
import scratch.math.decomposition.QR;

/// A polynomial through points, by least squares: the smallest model whose capacity can be turned up one notch at a time.
///
/// Minimises `Σ (c₀ + c₁x + … + c_p xᵖ − y)²`.   Cost O(n·p²).
/// Hastie, Tibshirani and Friedman, *The Elements of Statistical Learning*, chapter 7.
///
/// @param coefficients c₀ first
public record Polynomial(double... coefficients) {
    /// Fits.
    ///
    /// @param degree from 0 to one less than the number of points, where it goes through all of them
    public static Polynomial fit(double[] x, double[] y, int degree) {
        if (x.length != y.length || degree < 0 || degree >= x.length) {
            throw new IllegalArgumentException("Polynomial.fit: degree " + degree + " for " + x.length + " x and " + y.length
                    + " y: needs equally many, and more of them than the degree");
        }
        Matrix powers = Matrix.zeros(x.length, degree + 1);                // (n, p + 1)
        for (int i = 0; i < x.length; i++) {
            double power = 1;
            for (int j = 0; j <= degree; j++) {
                powers.set(i, j, power);
                power *= x[i];
            }
        }
        return new Polynomial(QR.of(powers).solve(y));
    }

    /// The value at x.
    public double at(double x) {
        double value = 0;
        for (int j = coefficients.length - 1; j >= 0; j--) {
            value = value * x + coefficients[j];
        }
        return value;
    }

    /// The root of the mean squared error.
    public double error(double[] x, double... y) {
        double sum = 0;
        for (int i = 0; i < x.length; i++) {
            sum += (at(x[i]) - y[i]) * (at(x[i]) - y[i]);
        }
        return Math.sqrt(sum / x.length);
    }

    /// The size of the largest coefficient: how hard the curve is being bent.
    public double largestCoefficient() {
        return Arrays.stream(coefficients).map(Math::abs).max().orElse(0);
    }
}
