package scratch.classic.linear.regularised;

import java.util.Arrays;
import java.util.List;
import java.util.function.IntFunction;
import java.util.function.IntToDoubleFunction;

import scratch.classic.linearmodel.ElasticNet;
import scratch.classic.linearmodel.RidgeRegression;
import scratch.classic.model.Regressor;
import scratch.example.figure.Bars;
import scratch.example.figure.Panels;
import scratch.example.figure.Plot;
import scratch.example.figure.Role;
import scratch.math.Matrix;

/// The figures of lesson 328: paths of coefficients, errors along them, and how steady the choice of columns is.
final class Figures328 {
    private Figures328() {
    }

    static void draw(Patients ten, Patients all, PathCurve curve, double... halves) {
        double[] ridge = Ex328RidgeLassoElasticNet.grid(1e5, 0.1, 60);
        double[] lasso = ElasticNet.penalties(ten.learnX(), ten.learnY(), 1, 60, 1e-3);
        double[][] ridgePath = RidgeRegression.path(ten.learnX(), ten.learnY(), ridge).stream()
                .map(RidgeRegression::coefficients).toArray(double[][]::new);
        double[][] lassoPath = ElasticNet.path(ten.learnX(), ten.learnY(), ElasticNet.Options.lasso(1), lasso).stream()
                .map(ElasticNet::coefficients).toArray(double[][]::new);
        Panels.of("Ten coefficients while the penalty falls, from right to left", 2,
                path("ridge: all at once, none is 0", ten, ridge, ridgePath),
                path("lasso: one after the other", ten, lasso, lassoPath)).cell(430, 380)
                .save("paths", "Two panels with the coefficients of ten columns against the penalty, logarithmic. Under ridge "
                + "all grow smoothly from zero; under the lasso bmi and s5 leave zero first, and the others one after "
                + "the other.");
        errors(all, curve).save("errors", "Root mean squared error of 64 columns against the ridge penalty, logarithmic. The "
                + "error on learned patients falls to 39 as the penalty falls. On the folds it is smallest near 50, on judged "
                + "patients near 100; with smaller penalties it rises to 79 and to 104.");
        Bars.of("Lasso on 200 halves: how often is a column chosen?", "", "share of halves", ten.names().toArray(String[]::new))
                .bars("chosen", halves).as(Role.MODEL).save("halves", "A bar for each of ten columns. bmi, bp and s5 are "
                + "chosen always, sex nearly always, s1 and s4 hardly ever, the others in between.");
    }

    private static Plot path(String title, Patients ten, double[] penalties, double[][] path) {
        Plot plot = Plot.of(title, "penalty", "coefficient").xLog();
        String[] lines = {"bmi", "s5", "bp", "s3", "s1"};
        Role[] roles = {Role.MODEL, Role.TRUTH, Role.ALTERNATIVE, Role.UNCERTAINTY, Role.ERROR};
        for (int j = 0; j < ten.names().size(); j++) {
            int column = j;
            int shown = Arrays.asList(lines).indexOf(ten.names().get(j));
            plot = plot.line(shown >= 0 ? lines[shown] : j == 0 ? "others" : "", penalties,
                    Arrays.stream(path).mapToDouble(b -> b[column]).toArray()).as(shown >= 0 ? roles[shown] : Role.NEUTRAL);
        }
        return plot;
    }

    private static Plot errors(Patients all, PathCurve curve) {
        double[] penalties = curve.penalties();
        List<RidgeRegression> fits = RidgeRegression.path(all.learnX(), all.learnY(), penalties);
        IntFunction<Regressor> fit = fits::get;
        Matrix learn = all.learnX();
        Matrix judge = all.judgeX();
        return Plot.of("64 columns, 148 patients: ridge", "penalty", "root mean squared error").xLog().yRange(30, 130)
                .line("learned", penalties, along(penalties.length, p -> Ex328RidgeLassoElasticNet.rmse(all.learnY(),
                        fit.apply(p).predict(learn)))).as(Role.ALTERNATIVE)
                .line("folds", penalties, along(penalties.length, p -> Math.sqrt(curve.scores().get(p).mean()))).as(Role.MODEL)
                .line("judged", penalties, along(penalties.length, p -> Ex328RidgeLassoElasticNet.rmse(all.judgeY(),
                        fit.apply(p).predict(judge)))).as(Role.TRUTH);
    }

    private static double[] along(int count, IntToDoubleFunction value) {
        double[] values = new double[count];
        Arrays.setAll(values, value);
        return values;
    }
}
