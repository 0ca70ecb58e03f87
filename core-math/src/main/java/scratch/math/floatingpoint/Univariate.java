package scratch.math.floatingpoint;

/// Mean, standard deviation and lag-1 autocorrelation of a series, by the corrected two-pass formulas.
///
/// s² = (Σdᵢ² − (Σdᵢ)²/n) / (n − 1) with dᵢ = xᵢ − x̄: the correction is 0 on paper and mends a rounded x̄.
/// r₁ = Σ dᵢ dᵢ₊₁ / Σ dᵢ².   Cost O(n), three passes.   Chan, Golub and LeVeque 1983; NIST StRD univariate sets.
///
/// @param mean                x̄
/// @param standardDeviation   s, with n − 1
/// @param lag1Autocorrelation r₁: how alike neighbours are, between −1 and 1
public record Univariate(double mean, double standardDeviation, double lag1Autocorrelation) {
    /// Summarises the series.
    ///
    /// @throws IllegalArgumentException if there are fewer than 2 values, or one is NaN or infinite
    public static Univariate of(double[] x) {
        int n = x.length;
        if (n < 2) {
            throw new IllegalArgumentException("Univariate.of: n = " + n + ": a spread needs at least 2 values");
        }
        for (int i = 0; i < n; i++) {
            if (!Double.isFinite(x[i])) {
                throw new IllegalArgumentException("Univariate.of: x[" + i + "] = " + x[i] + ": values must be finite");
            }
        }
        double mean = Sums.neumaier(x) / n;
        double[] d = new double[n];           // xᵢ − x̄
        double[] dd = new double[n];          // dᵢ²
        double[] lagged = new double[n - 1];  // dᵢ dᵢ₊₁
        for (int i = 0; i < n; i++) {
            d[i] = x[i] - mean;
            dd[i] = d[i] * d[i];
            if (i > 0) {
                lagged[i - 1] = d[i - 1] * d[i];
            }
        }
        double rest = Sums.neumaier(d);
        double squares = Sums.neumaier(dd) - rest * rest / n;
        return new Univariate(mean, Math.sqrt(squares / (n - 1)), Sums.neumaier(lagged) / squares);
    }
}
