package scratch.classic.diagnostics;

import scratch.math.check.Require;

/// Do errors remember each other from row to row?
public final class Autocorrelation {
    private Autocorrelation() {
    }

    /// Durbin and Watson's Σ (eₜ − eₜ₋₁)² / Σ eₜ²: about 2·(1 − r), where r is the correlation of neighbours. 2 where rows do
    /// not remember, near 0 where each follows the one before, near 4 where each turns against it.
    /// Durbin and Watson 1950, Biometrika 37.
    ///
    /// @param residuals (n), in the order of time, at least 2, not all 0
    public static double durbinWatson(double[] residuals) {
        Require.that(residuals.length >= 2, "Autocorrelation.durbinWatson: %d residuals: needs at least 2", residuals.length);
        Require.finite("Autocorrelation.durbinWatson", "residuals", residuals);
        double steps = 0;
        double squares = residuals[0] * residuals[0];
        for (int t = 1; t < residuals.length; t++) {
            double step = residuals[t] - residuals[t - 1];
            steps += step * step;
            squares += residuals[t] * residuals[t];
        }
        if (squares == 0) {
            throw new ArithmeticException("Autocorrelation.durbinWatson: all residuals are 0: nothing to compare");
        }
        return steps / squares;
    }
}
