package scratch.classic.linear.regularised;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

import scratch.classic.data.Folds;
import scratch.classic.data.Split;
import scratch.classic.data.Table;
import scratch.classic.linearmodel.ElasticNet;
import scratch.classic.linearmodel.LinearModel;
import scratch.classic.linearmodel.LinearRegression;
import scratch.classic.linearmodel.RidgeRegression;
import scratch.classic.metrics.RegressionScores;
import scratch.classic.metrics.ScoreBootstrap;
import scratch.example.Arguments;
import scratch.example.Console;
import scratch.example.data.Datasets;
import scratch.math.Matrix;
import scratch.stats.interval.Interval;
import scratch.stats.resampling.Bootstrap;

/// 328: 64 columns and 148 patients. Least squares fits them and predicts nothing; a price on coefficients mends it.
public final class Ex328RidgeLassoElasticNet {
    static final double[] RIDGE = grid(1e5, 1e-3, 49);
    private static final double[] SHOWN = {20, 10, 5, 1, 0.1};

    private Ex328RidgeLassoElasticNet() {
    }

    public static void main(String[] args) {
        var arguments = Arguments.of(args, "ratio 0.5 0.05..1 share of the sum of sizes in the elastic net's price",
                "folds 10 2..20 parts of the cross-validation", "seed 42 seed of the folds and halves");
        Patients ten = tenColumns();
        Patients all = withProducts();
        List<Split> folds = Folds.kFold(all.learnY().length, arguments.intValue("folds"), arguments.longValue("seed"));
        Console.print("diabetes: 148 patients to learn from, 294 to judge by; 10 columns, 64 with squares and products%n");
        path(ten);
        PathCurve ridge = PathCurve.ridge(all.learnX(), all.learnY(), folds, RIDGE);
        models(ten, all, folds, ridge, arguments.doubleValue("ratio"));
        copies(ten);
        double[] halves = Halves.selected(ten, 5, arguments.longValue("seed"));
        Console.print("%nten columns, lasso with penalty 5 on 200 random halves: how often each is chosen%n");
        Console.print("%s%n", shares(ten.names(), halves));
        Figures328.draw(ten, all, ridge, halves);
        Console.print("%nfigures  target/figures/paths.svg, errors.svg, halves.svg%n%n");

        Peers328.checks(ten, arguments.doubleValue("ratio")).print();
        Console.print("%nTry: ./run 328 --ratio 0.9   How many of the 64 columns does the elastic net keep now?%n");
    }

    static Patients tenColumns() {
        var data = Datasets.diabetes();
        return Patients.tenColumns(Table.of(data.x(), data.featureNames()), data.y());
    }

    static Patients withProducts() {
        var data = Datasets.diabetes();
        return Patients.withProducts(Table.of(data.x(), data.featureNames()), data.y());
    }

    static double[] grid(double first, double last, int count) {
        double[] grid = new double[count];
        Arrays.setAll(grid, i -> first * Math.pow(last / first, i / (count - 1.0)));
        return grid;
    }

    private static void path(Patients ten) {
        Console.print("%nten columns, lasso: coefficients as the penalty falls (per standard deviation)%n");
        var table = Console.table("%-10s %8d %8.2f %8.2f %8.2f %8.2f %8.2f %8.2f", "penalty", "columns", "bmi", "s5", "bp",
                "sex", "s3", "s1");
        for (ElasticNet fit : ElasticNet.path(ten.learnX(), ten.learnY(), ElasticNet.Options.lasso(1), SHOWN)) {
            double[] b = fit.coefficients();
            table.row(String.format(Locale.ROOT, "%.1f", fit.options().penalty()), fit.selected().length, b[2], b[8], b[3],
                    b[1], b[6], b[4]);
        }
        double[] b = LinearRegression.fit(ten.learnX(), ten.learnY()).coefficients();
        table.row("none", b.length, b[2], b[8], b[3], b[1], b[6], b[4]);
    }

    private static void models(Patients ten, Patients all, List<Split> folds, PathCurve ridge,
                               double ratio) {
        Console.print("%nroot mean squared error, with the penalty chosen on the 148 by cross-validation%n");
        var table = Console.table("%-26s %8s %8d %9.1f %9s %8.1f  %s", "model", "penalty", "columns", "learned", "folds",
                "judged", "95 % interval");
        LinearRegression ols = LinearRegression.fit(ten.learnX(), ten.learnY());
        row(table, "least squares, 10 columns", "-", 10, "-", ten, ols.model());
        row(table, "least squares, 64 columns", "-", 64, "-", all, LinearRegression.fit(all.learnX(), all.learnY()).model());
        row(table, "ridge", number(ridge.best()), 64, error(ridge, ridge.best()), all, ridge(all, ridge.best()));
        for (double rho : new double[] {1, ratio}) {
            PathCurve curve = lassoCurve(all, folds, rho);
            for (double penalty : new double[] {curve.best(), curve.simplest()}) {
                ElasticNet fit = ElasticNet.fit(all.learnX(), all.learnY(), ElasticNet.Options.of(penalty, rho));
                String name = (rho == 1 ? "lasso" : "elastic net " + rho) + (penalty == curve.best() ? "" : ", simplest");
                row(table, name, number(penalty), fit.selected().length, error(curve, penalty), all, fit.model());
            }
        }
    }

    static LinearModel ridge(Patients patients, double penalty) {
        return RidgeRegression.fit(patients.learnX(), patients.learnY(), penalty).model();
    }

    static PathCurve lassoCurve(Patients patients, List<Split> folds, double ratio) {
        return PathCurve.elasticNet(patients.learnX(), patients.learnY(), folds, ratio,
                ElasticNet.penalties(patients.learnX(), patients.learnY(), ratio, 40, 1e-3));
    }

    private static String number(double penalty) {
        return String.format(Locale.ROOT, "%.3g", penalty);
    }

    private static String error(PathCurve curve, double penalty) {
        int at = 0;
        while (curve.penalties()[at] != penalty) {
            at++;
        }
        return String.format(Locale.ROOT, "%.1f", Math.sqrt(curve.scores().get(at).mean()));
    }

    private static void row(Console.Table table, String name, String penalty, int columns, String folds, Patients patients,
                            LinearModel model) {
        double[] predicted = model.predict(patients.judgeX());
        Interval interval = ScoreBootstrap.of(patients.judgeY(), predicted,
                (truth, said) -> RegressionScores.of(truth, said).rmse(), new Bootstrap.Options(1000, 1)).percentile(0.95);
        table.row(name, penalty, columns, rmse(patients.learnY(), model.predict(patients.learnX())), folds,
                interval.estimate(), String.format(Locale.ROOT, "%.1f to %.1f", interval.lower(), interval.upper()));
    }

    static double rmse(double[] truth, double[] predicted) {
        return RegressionScores.of(truth, predicted).rmse();
    }

    private static void copies(Patients ten) {
        Matrix twice = ten.learnX().appendColumns(ten.learnX().selectColumns(2));
        Console.print("%nbmi written down twice, eleven columns: what the two copies get%n");
        var table = Console.table("%-16s %8.2f %8.2f", "model", "bmi", "copy");
        double[] ridge = RidgeRegression.fit(twice, ten.learnY(), 1).coefficients();
        double[] lasso = ElasticNet.fit(twice, ten.learnY(), ElasticNet.Options.lasso(1)).coefficients();
        double[] net = ElasticNet.fit(twice, ten.learnY(), ElasticNet.Options.of(1, 0.5)).coefficients();
        table.row("ridge", ridge[2], ridge[10]);
        table.row("lasso", lasso[2], lasso[10]);
        table.row("elastic net 0.5", net[2], net[10]);
    }

    private static String shares(List<String> names, double... shares) {
        StringBuilder line = new StringBuilder();
        for (int j = 0; j < shares.length; j++) {
            line.append(String.format(Locale.ROOT, "%s %.0f %%%s", names.get(j), 100 * shares[j],
                    j < shares.length - 1 ? ", " : ""));
        }
        return line.toString();
    }
}
