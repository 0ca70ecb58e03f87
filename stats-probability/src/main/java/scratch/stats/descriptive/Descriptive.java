package scratch.stats.descriptive;

import scratch.math.check.Require;

/// What one or two columns of numbers look like: centre, spread, shape, and how two of them go together.
/// Wherever a sum of squares is divided, the divisor is in the name: `variance` divides by n − 1 (the estimate from a
/// sample), `populationVariance` by n (the spread of exactly these numbers).
///
/// Means come from a compensated sum, squares from deviations (two passes), Σ(x − x̄)² − (Σ(x − x̄))²/n: the second term
/// is 0 on paper and repairs what rounding x̄ cost.   O(n) each.
/// Chan, Golub & LeVeque, *The American Statistician* 37 (1983) 242.
public final class Descriptive {
    private Descriptive() {
    }

    /// x̄ = Σx / n.
    ///
    /// @throws IllegalArgumentException if x is empty or not finite
    public static double mean(double[] x) {
        Samples.check("Descriptive.mean", "x", x, 1);
        return meanOf(x);
    }

    /// s² = Σ(x − x̄)² / (n − 1), the unbiased estimate of a population's variance.
    ///
    /// @throws IllegalArgumentException if n < 2: one value says nothing about spread
    public static double variance(double[] x) {
        Samples.check("Descriptive.variance", "x", x, 2);
        double scale = scale(x, meanOf(x));
        return sumOfSquares(x, scale) / (x.length - 1) * scale * scale;
    }

    /// Σ(x − x̄)² / n, the mean squared deviation of these numbers.
    public static double populationVariance(double[] x) {
        Samples.check("Descriptive.populationVariance", "x", x, 1);
        double scale = scale(x, meanOf(x));
        return sumOfSquares(x, scale) / x.length * scale * scale;
    }

    /// Σ(x − x̄)², without a divisor: what variances and tests of means are made of.
    public static double sumOfSquares(double[] x) {
        Samples.check("Descriptive.sumOfSquares", "x", x, 1);
        double scale = scale(x, meanOf(x));
        return sumOfSquares(x, scale) * scale * scale;
    }

    /// s = √(Σ(x − x̄)² / (n − 1)).
    public static double standardDeviation(double[] x) {
        Samples.check("Descriptive.standardDeviation", "x", x, 2);
        double scale = scale(x, meanOf(x));
        return Math.sqrt(sumOfSquares(x, scale) / (x.length - 1)) * scale;
    }

    /// √(Σ(x − x̄)² / n).
    public static double populationStandardDeviation(double[] x) {
        Samples.check("Descriptive.populationStandardDeviation", "x", x, 1);
        double scale = scale(x, meanOf(x));
        return Math.sqrt(sumOfSquares(x, scale) / x.length) * scale;
    }

    /// s / √n: how far the mean of such a sample lies from the population's, typically.
    public static double standardError(double[] x) {
        Samples.check("Descriptive.standardError", "x", x, 2);
        return standardDeviation(x) / Math.sqrt(x.length);
    }

    /// g₁ = Σ(x − x̄)³/n divided by the cube of the population standard deviation: 0 if symmetric, positive if the long tail
    /// is on the right. The shape of exactly these numbers (SciPy's default); as an estimate it is too near 0.
    ///
    /// @throws IllegalArgumentException if x is constant
    public static double skewness(double[] x) {
        return standardizedMoments("Descriptive.skewness", x, 1)[0];
    }

    /// G₁ = g₁ √(n(n−1))/(n−2), a ratio of unbiased estimates (Excel's SKEW, SciPy's `bias=False`).
    ///
    /// @throws IllegalArgumentException if n < 3 or x is constant
    public static double unbiasedSkewness(double[] x) {
        double biased = standardizedMoments("Descriptive.unbiasedSkewness", x, 3)[0];
        double n = x.length;
        return biased * Math.sqrt(n * (n - 1)) / (n - 2);
    }

    /// The excess kurtosis g₂ = Σ(x − x̄)⁴/n divided by the fourth power of the population standard deviation, minus 3: 0 for
    /// a normal distribution, positive if the tails are heavier. The shape of exactly these numbers (SciPy's default).
    ///
    /// @throws IllegalArgumentException if x is constant
    public static double kurtosis(double[] x) {
        return standardizedMoments("Descriptive.kurtosis", x, 1)[1] - 3;
    }

    /// The excess kurtosis as a ratio of unbiased estimates, G₂ = (n−1)/((n−2)(n−3)) ((n+1) g₂ + 6) (Excel's KURT).
    ///
    /// @throws IllegalArgumentException if n < 4 or x is constant
    public static double unbiasedKurtosis(double[] x) {
        double excess = standardizedMoments("Descriptive.unbiasedKurtosis", x, 4)[1] - 3;
        double n = x.length;
        return (n - 1) / ((n - 2) * (n - 3)) * ((n + 1) * excess + 6);
    }

    /// The mean cube and the mean fourth power of the standardised values.
    private static double[] standardizedMoments(String operation, double[] x, int atLeast) {
        Samples.check(operation, "x", x, atLeast);
        double deviation = populationStandardDeviation(x);
        Require.that(deviation > 0, "%s: x is constant: a shape needs some spread", operation);
        double mean = meanOf(x);
        double rest = 0;
        double squares = 0;
        double cubes = 0;
        double fourths = 0;
        double unit = deviation > 1e290 ? 0.5 : 1;         // the difference of two values near 1e308 overflows
        for (double value : x) {
            double z = (value * unit - mean * unit) / (deviation * unit);
            rest += z;
            squares += z * z;
            cubes += z * z * z;
            fourths += z * z * z * z;
        }
        // subtle: the mean is rounded, so that z is too large by the same r everywhere; this moves the origin to where Σz = 0
        double r = rest / x.length;
        double m2 = squares / x.length - r * r;
        double m3 = cubes / x.length - 3 * r * m2 - r * r * r;
        double m4 = fourths / x.length - 4 * r * m3 - 6 * r * r * m2 - r * r * r * r;
        return new double[] {m3 / (m2 * Math.sqrt(m2)), m4 / (m2 * m2)};
    }

    /// Σ(x − x̄)(y − ȳ) / (n − 1).
    public static double covariance(double[] x, double[] y) {
        Samples.checkPairs("Descriptive.covariance", x, y, 2);
        return sumOfProducts(x, y, 1, 1) / (x.length - 1);
    }

    /// Σ(x − x̄)(y − ȳ) / n.
    public static double populationCovariance(double[] x, double[] y) {
        Samples.checkPairs("Descriptive.populationCovariance", x, y, 1);
        return sumOfProducts(x, y, 1, 1) / x.length;
    }

    /// Pearson's r = Sxy / √(Sxx·Syy), from −1 to 1.
    ///
    /// @throws IllegalArgumentException if x or y is constant
    public static double correlation(double[] x, double[] y) {
        Samples.checkPairs("Descriptive.correlation", x, y, 2);
        double xScale = scale(x, meanOf(x));
        double yScale = scale(y, meanOf(y));
        double sxx = sumOfSquares(x, xScale);
        double syy = sumOfSquares(y, yScale);
        Require.that(sxx > 0, "Descriptive.correlation: x is constant: both need some spread");
        Require.that(syy > 0, "Descriptive.correlation: y is constant: both need some spread");
        double r = sumOfProducts(x, y, xScale, yScale) / Math.sqrt(sxx * syy);
        return Math.clamp(r, -1, 1);
    }

    /// The middle value, or the mean of the two in the middle. Half of the sample lies on either side.
    public static double median(double[] x) {
        return Quantiles.of(x).median();
    }

    /// The quantile p of x by definition 7, which is the default of R and NumPy; the other eight are in [Quantiles].
    public static double quantile(double[] x, double p) {
        return Quantiles.of(x).at(p, QuantileType.LINEAR);
    }

    static double meanOf(double[] x) {
        double mean = compensatedMean(x, 1);
        // subtle: the sum of values near 1e308 overflows though their mean does not.
        return Double.isFinite(mean) ? mean : compensatedMean(x, 0x1p-64) * 0x1p64;
    }

    /// Neumaier's sum, divided: what an addition rounds away is kept, and what the division rounds away is added to it,
    /// so that the mean of three 0.1 is 0.1.
    private static double compensatedMean(double[] x, double factor) {
        double sum = 0;
        double lost = 0;
        for (double value : x) {
            double term = value * factor;
            double next = sum + term;
            lost += Math.abs(sum) >= Math.abs(term) ? (sum - next) + term : (term - next) + sum;
            sum = next;
        }
        double mean = sum / x.length;
        // After an overflow the remainder is NaN; the sum alone says so.
        return Double.isFinite(mean) ? mean + (Math.fma(-mean, x.length, sum) + lost) / x.length : mean;
    }

    /// 1, or a power of two near the largest deviation where products of squares would overflow or underflow.
    private static double scale(double[] x, double mean) {
        double largest = 0;
        for (double value : x) {
            largest = Math.max(largest, Math.abs(value / 2 - mean / 2));
        }
        return largest == 0 || largest > 1e-70 && largest < 1e70 ? 1
                : Math.scalb(1.0, Math.clamp(Math.getExponent(largest), -1000, 1000));
    }

    /// Σ((x − x̄)/scale)².
    private static double sumOfSquares(double[] x, double scale) {
        return sumOfProducts(x, x, scale, scale);
    }

    /// Σ((x − x̄)/xScale)((y − ȳ)/yScale).
    private static double sumOfProducts(double[] x, double[] y, double xScale, double yScale) {
        double xMean = meanOf(x) / xScale;
        double yMean = meanOf(y) / yScale;
        double products = 0;
        double xRest = 0;
        double yRest = 0;
        for (int i = 0; i < x.length; i++) {
            double dx = x[i] / xScale - xMean;
            double dy = y[i] / yScale - yMean;
            products += dx * dy;
            xRest += dx;
            yRest += dy;
        }
        return products - xRest * yRest / x.length;
    }
}
