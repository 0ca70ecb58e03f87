package scratch.classic.evaluation.modelassumptions;

import java.util.Arrays;

import scratch.classic.diagnostics.Autocorrelation;
import scratch.classic.diagnostics.Heteroscedasticity;
import scratch.classic.diagnostics.Influence;
import scratch.classic.diagnostics.ScoreTest;
import scratch.classic.linearmodel.LinearRegression;
import scratch.math.Matrix;
import scratch.stats.hypothesis.JarqueBeraTest;

/// Everything that the room of diagnostics has to say about a fit.
///
/// @param jarqueBera p-value
/// @param leverage   the largest
/// @param cook       the largest distance
/// @param vif        the largest
record Diagnosis(ScoreTest breuschPagan, ScoreTest white, double durbinWatson, double jarqueBera, double leverage, double cook,
                 double vif) {

    /// @param x the training rows
    static Diagnosis of(LinearRegression fit, Matrix x) {
        double[] residuals = fit.residuals();
        Influence influence = Influence.of(fit, x);
        return new Diagnosis(Heteroscedasticity.breuschPagan(x, residuals), Heteroscedasticity.white(x, residuals),
                Autocorrelation.durbinWatson(residuals), JarqueBeraTest.test(residuals).pValue(),
                largest(influence.leverages()), largest(influence.cooksDistances()), largest(fit.varianceInflation()));
    }

    private static double largest(double... values) {
        return Arrays.stream(values).max().orElseThrow();
    }
}
