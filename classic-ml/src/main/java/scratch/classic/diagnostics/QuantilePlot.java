package scratch.classic.diagnostics;

import java.util.Arrays;

import scratch.math.check.Require;
import scratch.stats.descriptive.Descriptive;
import scratch.stats.distribution.Normal;

/// The points of a QQ plot: sorted residuals against what as many draws from a normal distribution would be. On a line if
/// they are normal; bent at the ends if their tails are heavier or lighter.
///
/// @param theoretical (n), normal quantiles at (i − ½)/n
/// @param observed    (n), the residuals in standard deviations from their mean, rising
public record QuantilePlot(double[] theoretical, double[] observed) {

    /// @param residuals (n), at least 2, not all equal
    public static QuantilePlot of(double[] residuals) {
        Require.that(residuals.length >= 2, "QuantilePlot.of: %d residuals: needs at least 2", residuals.length);
        Require.finite("QuantilePlot.of", "residuals", residuals);
        double mean = Descriptive.mean(residuals);
        double deviation = Descriptive.standardDeviation(residuals);
        Require.that(deviation > 0, "QuantilePlot.of: all residuals are equal: have no spread");
        int n = residuals.length;
        double[] theoretical = new double[n];
        double[] observed = Arrays.stream(residuals).map(e -> (e - mean) / deviation).sorted().toArray();
        Arrays.setAll(theoretical, i -> Normal.STANDARD.quantile((i + 0.5) / n));
        return new QuantilePlot(theoretical, observed);
    }
}
