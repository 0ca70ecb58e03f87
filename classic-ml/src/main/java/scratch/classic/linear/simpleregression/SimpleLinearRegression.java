package scratch.classic.linear.simpleregression;

import scratch.stats.descriptive.Descriptive;
import scratch.stats.distribution.StudentT;

/// Simple linear regression by least squares: the line ŷ = b₀ + b₁·x with the smallest sum of squared residuals.
///
/// b₁ = Sxy / Sxx and b₀ = ȳ − b₁·x̄, where Sxy = Σ(xᵢ − x̄)(yᵢ − ȳ) and Sxx = Σ(xᵢ − x̄)².   Cost O(n).
///
/// Standard errors, t and p values assume independent errors of equal variance around the line, normally distributed.
/// Legendre 1805; Gauss 1809; James, Witten, Hastie and Tibshirani, *An Introduction to Statistical Learning*, ch. 3.
public final class SimpleLinearRegression {
    /// One line of the coefficient table.
    ///
    /// @param name          `intercept` or `slope`
    /// @param estimate      the coefficient
    /// @param standardError how far the estimate scatters from sample to sample, in the coefficient's unit
    /// @param t             estimate divided by standard error
    /// @param p             probability of a |t| at least this large if the true coefficient were 0
    public record Coefficient(String name, double estimate, double standardError, double t, double p) {
    }

    private final int n;
    private final double xMean;
    private final double sxx;                   // Σ(xᵢ − x̄)²
    private final double slope;
    private final double intercept;
    private final double residualSumOfSquares;  // RSS = Σ(yᵢ − ŷᵢ)²
    private final double rSquared;
    private final double[] residuals;           // (n)

    private SimpleLinearRegression(double[] x, double[] y) {
        n = x.length;
        xMean = Descriptive.mean(x);
        double yMean = Descriptive.mean(y);
        sxx = sumOfProducts(x, xMean, x, xMean);
        double sxy = sumOfProducts(x, xMean, y, yMean);
        double syy = sumOfProducts(y, yMean, y, yMean);
        requireUsable(sxx, sxy, syy, x[0]);

        slope = sxy / sxx;
        intercept = yMean - slope * xMean;
        residuals = residuals(x, y, yMean);
        residualSumOfSquares = sumOfProducts(residuals, 0, residuals, 0);
        rSquared = syy == 0 ? Double.NaN : 1 - residualSumOfSquares / syy;
    }

    /// Fits the line.
    ///
    /// @param x the explaining variable, n values
    /// @param y the explained variable, n values in the same order
    /// @throws IllegalArgumentException if the lengths differ, n < 2, a value is NaN or infinite, x is constant, or
    ///                                  the values spread so far that their squares leave the range of double
    public static SimpleLinearRegression fit(double[] x, double[] y) {
        if (x.length != y.length) {
            throw new IllegalArgumentException("SimpleLinearRegression.fit: x has " + x.length + " values, y has " + y.length
                    + ": each x needs its y");
        }
        if (x.length < 2) {
            throw new IllegalArgumentException("SimpleLinearRegression.fit: n = " + x.length
                    + ": a line needs at least 2 points");
        }
        requireFinite("x", x);
        requireFinite("y", y);
        return new SimpleLinearRegression(x, y);
    }

    /// ŷ for one x.
    public double predict(double x) {
        // Measured from the mean: b₀ + b₁·x would lose digits where x is large and far from 0.
        return intercept + slope * xMean + slope * (x - xMean);
    }

    /// b₁: how much ŷ changes when x grows by 1.
    public double slope() {
        return slope;
    }

    /// b₀: ŷ at x = 0, which may be far outside the data.
    public double intercept() {
        return intercept;
    }

    /// y − ŷ for each point, in the order of the data; they sum to 0 up to rounding.
    public double[] residuals() {
        return residuals.clone();
    }

    /// RSS = Σ(yᵢ − ŷᵢ)²: what the line minimises.
    public double residualSumOfSquares() {
        return residualSumOfSquares;
    }

    /// R² = 1 − RSS / Syy: the share of y's variation that the line explains; NaN if y is constant.
    public double rSquared() {
        return rSquared;
    }

    /// n − 2: each of the two coefficients uses up one observation.
    public int degreesOfFreedom() {
        return n - 2;
    }

    /// The residual standard error √(RSS / (n − 2)), in y's unit; NaN if n = 2, where nothing is left to measure it.
    public double residualStandardError() {
        return degreesOfFreedom() == 0 ? Double.NaN : Math.sqrt(residualSumOfSquares / degreesOfFreedom());
    }

    /// The intercept with its standard error, t and p value.
    public Coefficient interceptTest() {
        double standardError = residualStandardError() * Math.sqrt(1.0 / n + xMean * xMean / sxx);
        return test("intercept", intercept, standardError);
    }

    /// The slope with its standard error, t and p value.
    public Coefficient slopeTest() {
        return test("slope", slope, residualStandardError() / Math.sqrt(sxx));
    }

    /// Half the width of the interval that covers the mean of y at this x with the given confidence.
    ///
    /// @param level e.g. 0.95
    public double confidenceHalfWidth(double x, double level) {
        double leverage = 1.0 / n + (x - xMean) * (x - xMean) / sxx;
        return quantile(level) * residualStandardError() * Math.sqrt(leverage);
    }

    /// Half the width of the interval that covers a single new y at this x with the given confidence.
    ///
    /// @param level e.g. 0.95
    public double predictionHalfWidth(double x, double level) {
        double leverage = 1.0 / n + (x - xMean) * (x - xMean) / sxx;
        return quantile(level) * residualStandardError() * Math.sqrt(1 + leverage);
    }

    private double quantile(double level) {
        if (!(level > 0 && level < 1)) {
            throw new IllegalArgumentException("SimpleLinearRegression: level = " + level + ": must lie between 0 and 1");
        }
        if (degreesOfFreedom() == 0) {
            throw new IllegalArgumentException(
                    "SimpleLinearRegression: n = 2: two points leave no degree of freedom for an error");
        }
        return StudentT.of(degreesOfFreedom()).quantile((1 + level) / 2);
    }

    private Coefficient test(String name, double estimate, double standardError) {
        double t = estimate / standardError;
        // subtle: survival(|t|), not 1 − cdf(|t|): the difference from 1 has no digits left when t is large.
        double p = Double.isNaN(t) ? Double.NaN : 2 * StudentT.of(degreesOfFreedom()).survival(Math.abs(t));
        return new Coefficient(name, estimate, standardError, t, p);
    }

    // Σ(aᵢ − ā)(bᵢ − b̄). subtle: subtract first, multiply then; Σab − nāb̄ is the same only on paper.
    private static double sumOfProducts(double[] a, double aMean, double[] b, double bMean) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += (a[i] - aMean) * (b[i] - bMean);
        }
        return sum;
    }

    private double[] residuals(double[] x, double[] y, double yMean) {
        double[] residuals = new double[n];
        for (int i = 0; i < n; i++) {
            residuals[i] = (y[i] - yMean) - slope * (x[i] - xMean);
        }
        return residuals;
    }

    private static void requireFinite(String name, double[] values) {
        for (int i = 0; i < values.length; i++) {
            if (!Double.isFinite(values[i])) {
                throw new IllegalArgumentException("SimpleLinearRegression.fit: " + name + "[" + i + "] = " + values[i]
                        + ": values must be finite; remove or repair the row");
            }
        }
    }

    private static void requireUsable(double sxx, double sxy, double syy, double first) {
        if (!Double.isFinite(sxx) || !Double.isFinite(syy) || !Double.isFinite(sxy)) {
            throw new IllegalArgumentException("SimpleLinearRegression.fit: Sxx = " + sxx + ", Syy = " + syy
                    + ": the squares overflow; use a larger unit");
        }
        if (sxx == 0) {
            throw new IllegalArgumentException("SimpleLinearRegression.fit: x is constant (every value is " + first
                    + ", or so near that squares vanish): a slope needs at least two different x");
        }
        if (sxx < Double.MIN_NORMAL || syy != 0 && syy < Double.MIN_NORMAL) {
            throw new IllegalArgumentException("SimpleLinearRegression.fit: Sxx = " + sxx + ", Syy = " + syy
                    + ": the squares underflow; use a smaller unit");
        }
    }
}
