package scratch.classic.evaluation.modelassumptions;

import scratch.classic.linearmodel.LinearRegression;
import scratch.example.CheckTable;
import scratch.math.Matrix;

/// The diagnosis of lesson 317's patients as statsmodels prints it.
final class Peers317 {
    private Peers317() {
    }

    static CheckTable checks() {
        Matrix x = Matrix.of(Ex317ModelAssumptions.DIABETES.x());
        LinearRegression fit = LinearRegression.fit(x, Ex317ModelAssumptions.DIABETES.y());
        Diagnosis d = Diagnosis.of(fit, x);
        var checks = CheckTable.against("statsmodels 0.13.5");
        checks.same("Breusch-Pagan", d.breuschPagan().statistic(), 7.440172026162213, 1e-10);
        checks.same("  p-value", d.breuschPagan().pValue(), 0.05911578022285478, 1e-10);
        checks.same("White", d.white().statistic(), 32.1881210862818, 1e-9);
        checks.same("  p-value", d.white().pValue(), 0.00018475371580850872, 1e-10);
        checks.same("Durbin-Watson", d.durbinWatson(), 1.9705629868080043, 1e-10);
        checks.same("Jarque-Bera p-value", d.jarqueBera(), 0.032397254121190815, 1e-10);
        checks.same("largest leverage", d.leverage(), 0.04294690617052827, 1e-10);
        checks.same("largest Cook's distance", d.cook(), 0.03324968448731325, 1e-10);
        checks.same("largest VIF", d.vif(), 1.3445336225699251, 1e-10);
        checks.same("bmi, lower end", fit.inference().interval(1, 0.95).lower(), 475.96238909, 1e-7);
        checks.same("bmi, upper end", fit.inference().interval(1, 0.95).upper(), 730.19432574, 1e-7);
        return checks;
    }
}
