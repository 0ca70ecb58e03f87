package scratch.classic.tree.gradientboosting;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import scratch.classic.boosting.RegressionLoss;
import scratch.classic.selection.FoldScores;
import scratch.example.Arguments;
import scratch.example.Console;
import scratch.example.data.Datasets;
import scratch.example.data.RegressionData;
import scratch.math.Matrix;
import scratch.stats.interval.Interval;

/// 347: trees that mend residuals: six points by hand, how fast to learn and when to stop, and outliers.
public final class Ex347GradientBoosting {
    static final double[] RATES = {1, 0.3, 0.1};
    static final int MOST = 200;

    private Ex347GradientBoosting() {
    }

    public static void main(String[] args) {
        var arguments = Arguments.of(args, "rounds 3 1..8 rounds on the six points",
                "rate 0.5 0<..1 learning rate on the six points",
                "seed 42 seed of the folds, the rows kept aside and the outliers");
        long seed = arguments.longValue("seed");
        SixPoints six = SixPoints.of(arguments.intValue("rounds"), arguments.doubleValue("rate"));
        six(six);
        Patients patients = patients(seed);
        FoldScores[][] curves = Arrays.stream(RATES).mapToObj(rate -> patients.curve(MOST, rate)).toArray(FoldScores[][]::new);
        rates(curves);
        stopping(patients.stopped(MOST, 0.1, seed));
        outliers(patients, seed);
        Figures347.draw(six, curves, patients);
        Console.print("%nfigures  target/figures/rounds.svg, overfitting.svg%n%n");

        Peers347.checks(patients, curves[2][50].mean()).print();
        Console.print("%nTry: ./run 347 --rate 1   What is the loss after three rounds?%n");
    }

    static Patients patients(long seed) {
        RegressionData data = Datasets.diabetes();
        return Patients.of(Matrix.of(data.x()), data.y(), seed);
    }

    private static void six(SixPoints six) {
        Console.print("six points (1, 2) (2, 4) (3, 3) (4, 9) (5, 11) (6, 13): predictions round by round%n%n");
        var table = Console.table("%-6s %9s %8s %8s" + " %7.3f".repeat(6) + " %8.4f", "round", "question", "yes", "no", "at 1",
                "at 2", "at 3", "at 4", "at 5", "at 6", "loss");
        for (int t = 0; t < six.stages().length; t++) {
            double[] p = six.stages()[t];
            boolean first = t == 0;
            table.row("" + t, first ? "-" : "<= " + six.threshold(t - 1), first ? "-" : three(six.left(t - 1)),
                    first ? "-" : three(six.right(t - 1)), p[0], p[1], p[2], p[3], p[4], p[5],
                    six.model().trainingLosses()[t]);
        }
    }

    private static String three(double value) {
        return String.format(Locale.ROOT, "%.3f", value);
    }

    private static void rates(FoldScores[]... curves) {
        Console.print("%n442 patients, trees of two questions in a row: root of the mean squared error in ten folds%n%n");
        var table = Console.table("%-8s %7d %9.2f %9.2f %7.2f %14.2f %9.2f %7.2f", "rate", "rounds", "error", "95% from", "to",
                MOST + " rounds", "95% from", "to");
        for (int r = 0; r < RATES.length; r++) {
            int best = best(curves[r]);
            Interval least = curves[r][best].interval(0.95);
            Interval last = curves[r][MOST].interval(0.95);
            table.row("" + RATES[r], best, least.estimate(), least.lower(), least.upper(), last.estimate(), last.lower(),
                    last.upper());
        }
    }

    static int best(FoldScores... curve) {
        int best = 0;
        for (int t = 1; t < curve.length; t++) {
            best = curve[t].mean() < curve[best].mean() ? t : best;
        }
        return best;
    }

    private static void stopping(Patients.Stopped stopped) {
        Interval error = stopped.score().interval(0.95);
        Console.print("%nrate 0.1, stopped by a fifth of the rows: %.0f rounds on average, error %.2f, 95%% from %.2f to "
                + "%.2f%n", stopped.rounds(), error.estimate(), error.lower(), error.upper());
    }

    private static void outliers(Patients patients, long seed) {
        Console.print("%nmean absolute error in ten folds; one number in ten is written ten times too large%n%n");
        var table = Console.table("%-10s %10.2f %9.2f %7.2f %16.2f %9.2f %7.2f", "loss", "as it is", "95% from", "to",
                "with outliers", "95% from", "to");
        for (Map.Entry<String, RegressionLoss> loss : losses()) {
            Interval clean = patients.absoluteErrors(loss.getValue(), 0, seed).interval(0.95);
            Interval wild = patients.absoluteErrors(loss.getValue(), 0.1, seed).interval(0.95);
            table.row(loss.getKey(), clean.estimate(), clean.lower(), clean.upper(), wild.estimate(), wild.lower(),
                    wild.upper());
        }
    }

    static List<Map.Entry<String, RegressionLoss>> losses() {
        return List.of(Map.entry("squared", new RegressionLoss.Squared()), Map.entry("Huber", new RegressionLoss.Huber(0.8)),
                Map.entry("absolute", new RegressionLoss.Absolute()));
    }
}
