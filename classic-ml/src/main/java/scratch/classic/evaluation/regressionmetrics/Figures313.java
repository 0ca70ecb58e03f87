package scratch.classic.evaluation.regressionmetrics;

import java.util.Arrays;
import java.util.Locale;

import scratch.classic.metrics.RegressionScores;
import scratch.example.figure.Panels;
import scratch.example.figure.Plot;
import scratch.example.figure.Role;

/// The figures of lesson 313: what each measure asks for, R² of a narrower group, and R² with columns of noise.
final class Figures313 {
    private static final double[] ENDS = {0, 360};

    private Figures313() {
    }

    static void draw(Patients patients, Patients.Fits... fits) {
        constants().save("constants", "Five curves over the constant that is predicted for the values 1, 2, 3, 4 and 10, each "
                + "divided by its smallest value. Their lowest points are at five different constants: MAPE at 2, MAE at 3, "
                + "MSE at 4, largest error at 5.5, pinball at 10.");
        Panels.of("The same errors, less to explain", 2, scatter("All", "all test patients", patients),
                scatter("Middle", "middle half by body mass index", Ex313RegressionMetrics.middle(patients))).cell(430, 400)
                .save("narrow", "Two scatter plots of predicted against true values with the diagonal. Left all test patients; "
                + "right those with a medium body mass index. The distances from the diagonal are alike, but the points on the "
                + "right cover a narrower range of predictions.");
        noise(fits).save("noise", "R squared against the number of columns of noise. Where it was learned it rises steadily "
                + "from 0.5 towards 1, adjusted it sinks slowly, and on other patients it falls below 0.");
    }

    private static Plot constants() {
        double[] at = new double[111];
        Arrays.setAll(at, i -> i / 10.0);
        Role[] roles = {Role.MODEL, Role.ALTERNATIVE, Role.ERROR, Role.TRUTH, Role.UNCERTAINTY};
        double[] five = Ex313RegressionMetrics.FIVE;
        Plot plot = Plot.of("Five measures, five answers", "constant that is predicted", "score / smallest score");
        double[] best = new double[roles.length];
        for (Measure measure : Measure.values()) {
            int m = measure.ordinal();
            best[m] = BestConstant.of(measure, five);
            double smallest = BestConstant.score(measure, best[m], five);
            plot = plot.line(measure.toString(), at, Arrays.stream(at)
                    .map(c -> BestConstant.score(measure, c, five) / smallest).toArray()).as(roles[m]);
        }
        return plot.focus("best constants", best, filled(roles.length, 1))
                .points("the values", five, filled(five.length, 0.75)).as(Role.DATA).yRange(0.65, 3).xRange(-0.3, 11.3)
                .size(760, 440);
    }

    private static Plot scatter(String title, String who, Patients patients) {
        double[] predicted = patients.leastSquares();
        RegressionScores scores = RegressionScores.of(patients.truth(), predicted);
        return Plot.of(String.format(Locale.ROOT, "%s: RMSE %.1f, R² %.3f", title, scores.rmse(), scores.r2()),
                "predicted", "true").points(who, predicted, patients.truth()).as(Role.DATA)
                .line("no error", ENDS, ENDS).as(Role.NEUTRAL).xRange(0, 360).yRange(0, 360);
    }

    private static Plot noise(Patients.Fits... fits) {
        double[] columns = Arrays.stream(Ex313RegressionMetrics.NOISE).asDoubleStream().toArray();
        return Plot.of("Ten real columns and many of noise", "columns of noise", "R²")
                .line("where it was learned", columns, Arrays.stream(fits).mapToDouble(Patients.Fits::learned).toArray())
                .as(Role.ERROR)
                .line("the same, adjusted", columns, Arrays.stream(fits).mapToDouble(Patients.Fits::adjusted).toArray())
                .as(Role.ALTERNATIVE)
                .line("on other patients", columns, Arrays.stream(fits).mapToDouble(Patients.Fits::judged).toArray())
                .as(Role.MODEL)
                .horizontal("the mean", 0).as(Role.NEUTRAL);
    }

    private static double[] filled(int n, double value) {
        double[] values = new double[n];
        Arrays.fill(values, value);
        return values;
    }
}
