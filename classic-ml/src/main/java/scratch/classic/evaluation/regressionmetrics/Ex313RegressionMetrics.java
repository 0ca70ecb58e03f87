package scratch.classic.evaluation.regressionmetrics;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;

import scratch.classic.data.Table;
import scratch.classic.metrics.RegressionScores;
import scratch.classic.metrics.ScoreBootstrap;
import scratch.example.Arguments;
import scratch.example.Console;
import scratch.example.data.Datasets;
import scratch.stats.descriptive.QuantileType;
import scratch.stats.descriptive.Quantiles;
import scratch.stats.interval.Interval;
import scratch.stats.resampling.Bootstrap;

/// 313: seven scores of the same predictions, what each of them asks for, and what it cannot see.
public final class Ex313RegressionMetrics {
    static final double[] FIVE = {1, 2, 3, 4, 10};
    static final int[] NOISE = {0, 50, 100, 150, 200, 250};
    private static final String ROW = "%-30s %7.1f %6.1f %6.3f %7.3f %10.3f %12.2f %8.0f";

    /// A score and how it is computed.
    record Score(String name, ToDoubleFunction<RegressionScores> of) {
    }

    static final List<Score> SCORES = List.of(
            new Score("RMSE", RegressionScores::rmse),
            new Score("MAE", RegressionScores::mae),
            new Score("MAPE", RegressionScores::mape),
            new Score("R2", RegressionScores::r2),
            new Score("explained", RegressionScores::explainedVariance),
            new Score("pinball 0.9", scores -> scores.pinball(Measure.QUANTILE)),
            new Score("largest", RegressionScores::maxError));

    private Ex313RegressionMetrics() {
    }

    public static void main(String[] args) {
        var arguments = Arguments.of(args, "shift 30 -200..200 by how much one set of predictions is too high",
                "typo 10 1..1000 factor by which one true value is wrong", "seed 42 seed of the split and of the resamples");
        long seed = arguments.longValue("seed");
        Patients patients = patients(seed);
        constants();
        Console.print("%ndiabetes: least squares learns from %d patients and predicts %d others%n%n",
                patients.learnTruth().length, patients.truth().length);
        predictions(patients, arguments.doubleValue("shift"));
        Interval[] intervals = intervals(patients, new Bootstrap.Options(2000, seed));
        typo(patients, arguments.doubleValue("typo"), intervals);
        narrow(patients, seed);
        Patients.Fits[] fits = noise(patients, seed);
        Figures313.draw(patients, fits);
        Console.print("%nfigures  target/figures/constants.svg, narrow.svg, noise.svg%n%n");

        Peers313.checks(patients).print();
        Console.print("%nTry: ./run 313 --shift -30   Which scores like it better than 30 too high, and why?%n");
    }

    static Patients patients(long seed) {
        var data = Datasets.diabetes();
        return Patients.of(Table.of(data.x(), data.featureNames()), data.y(), seed);
    }

    private static void constants() {
        Console.print("the best constant for the values 1, 2, 3, 4, 10%n%n");
        var table = Console.table("%-14s %8.3f %10.3f %14.3f %17.3f", "measure", "constant", "score", "the mean's",
                "the median's");
        for (Measure measure : Measure.values()) {
            double best = BestConstant.of(measure, FIVE);
            table.row(measure, best, BestConstant.score(measure, best, FIVE), BestConstant.score(measure, 4, FIVE),
                    BestConstant.score(measure, 3, FIVE));
        }
    }

    private static void predictions(Patients patients, double shift) {
        double[] truth = patients.truth();
        var table = Console.table(ROW, "predictions", "RMSE", "MAE", "MAPE", "R2", "explained", "pinball 0.9", "largest");
        row(table, "mean of those learned from", truth, constant(patients, Measure.MSE));
        row(table, "median of those", truth, constant(patients, Measure.MAE));
        row(table, "best constant for MAPE", truth, constant(patients, Measure.MAPE));
        row(table, "least squares", truth, patients.leastSquares());
        row(table, "least squares of log y", truth, patients.leastSquaresOfLogs());
        row(table, "least squares, raised to 90 %", truth, patients.raised());
        row(table, String.format(Locale.ROOT, "least squares %+.0f", shift), truth,
                Patients.plus(patients.leastSquares(), shift));
    }

    /// The best constant of the patients learned from, for each of the others.
    static double[] constant(Patients patients, Measure measure) {
        double[] predicted = new double[patients.truth().length];
        Arrays.fill(predicted, BestConstant.of(measure, patients.learnTruth()));
        return predicted;
    }

    private static void row(Console.Table table, String name, double[] truth, double... predicted) {
        double[] values = Arrays.stream(scores(truth, predicted)).map(each -> Math.rint(1000 * each) / 1000 + 0.0).toArray();
        table.row(name, values[0], values[1], values[2], values[3], values[4], values[5], values[6]);
    }

    static double[] scores(double[] truth, double... predicted) {
        RegressionScores scores = RegressionScores.of(truth, predicted);
        return SCORES.stream().mapToDouble(score -> score.of().applyAsDouble(scores)).toArray();
    }

    static Interval[] intervals(Patients patients, Bootstrap.Options options) {
        return SCORES.stream().map(score -> ScoreBootstrap.of(patients.truth(), patients.leastSquares(),
                (truth, predicted) -> score.of().applyAsDouble(RegressionScores.of(truth, predicted)), options)
                .percentile(0.95)).toArray(Interval[]::new);
    }

    private static void typo(Patients patients, double factor, Interval... intervals) {
        double[] wrong = patients.truth().clone();
        wrong[0] *= factor;
        Console.print("%none true value times %.0f: %.0f becomes %.0f%n", factor, patients.truth()[0], wrong[0]);
        double[] after = scores(wrong, patients.leastSquares());
        var table = Console.table("%-14s %14.3f %11.3f %9.3f %15.3f", "score", "least squares", "95% from", "to",
                "after the typo");
        for (int s = 0; s < after.length; s++) {
            table.row(SCORES.get(s).name(), intervals[s].estimate(), intervals[s].lower(), intervals[s].upper(), after[s]);
        }
    }

    /// Test patients whose body mass index lies between its quartiles.
    static Patients middle(Patients patients) {
        Quantiles bmi = Quantiles.of(patients.test().numeric("bmi").values());
        return patients.where("bmi", bmi.at(0.25, QuantileType.LINEAR), bmi.at(0.75, QuantileType.LINEAR));
    }

    private static void narrow(Patients patients, long seed) {
        Console.print("%n");
        var table = Console.table("%-30s %8d %8.1f %8.1f %8.3f %10.3f %7.3f", "least squares, judged by", "patients", "RMSE",
                "MAE", "R2", "95% from", "to");
        Patients[] groups = {patients, middle(patients)};
        String[] names = {"all test patients", "the middle half by bmi"};
        for (int g = 0; g < groups.length; g++) {
            double[] scores = scores(groups[g].truth(), groups[g].leastSquares());
            Interval r2 = intervals(groups[g], new Bootstrap.Options(2000, seed))[3];
            table.row(names[g], groups[g].truth().length, scores[0], scores[1], scores[3], r2.lower(), r2.upper());
        }
    }

    private static Patients.Fits[] noise(Patients patients, long seed) {
        Console.print("%n");
        var table = Console.table("%-30s %12d %18.3f %12.3f %12.3f", "columns of noise", "coefficients", "R2 where learned",
                "adjusted", "R2 on others");
        Patients.Fits[] fits = new Patients.Fits[NOISE.length];
        for (int i = 0; i < fits.length; i++) {
            fits[i] = patients.withNoise(NOISE[i], seed);
            table.row("" + NOISE[i], 11 + NOISE[i], fits[i].learned(), fits[i].adjusted(), fits[i].judged());
        }
        return fits;
    }
}
