package scratch.classic.evaluation.rocandpr;

import java.util.Arrays;
import java.util.Locale;
import java.util.function.ToDoubleFunction;

import smile.validation.metric.AUC;

import scratch.classic.data.Table;
import scratch.classic.metrics.BinaryCounts;
import scratch.classic.metrics.ProbabilityScores;
import scratch.classic.metrics.Ranking;
import scratch.classic.metrics.ScoreBootstrap;
import scratch.example.Arguments;
import scratch.example.CheckTable;
import scratch.example.Console;
import scratch.example.data.Datasets;
import scratch.stats.hypothesis.MannWhitneyTest;
import scratch.stats.interval.Interval;
import scratch.stats.resampling.Bootstrap;

/// 312: all thresholds at once, and what ties and rare positives do to the two areas.
public final class Ex312RocAndPr {
    private static final int RESAMPLES = 2000;

    private Ex312RocAndPr() {
    }

    public static void main(String[] args) {
        var arguments = Arguments.of(args, "grades 4 2..20 into how many grades the probabilities are rounded",
                "threshold 0.5 0<..<1 where the point in the figure stands", "seed 42 seed of the split and of the resamples");
        int grades = arguments.intValue("grades");
        long seed = arguments.longValue("seed");
        Tumours tumours = tumours(seed);
        int[] y = tumours.y();
        Console.print("breast cancer: two models learn from %d tumours and rank %d others, of which %d are malignant%n%n",
                tumours.learned(), y.length, Arrays.stream(y).sum());

        thresholds(Ranking.of(y, tumours.two()));
        areas(tumours, new Bootstrap.Options(RESAMPLES, seed));
        ties(y, tumours.two(), grades);
        rare(Ranking.of(y, tumours.two()));
        orderAlone(y, tumours.two());
        Figures312.draw(tumours, grades, arguments.doubleValue("threshold"));
        Console.print("%nfigures  target/figures/curves.svg, ties.svg, rare.svg%n%n");

        checks(tumours, grades).print();
        Console.print("%nTry: ./run 312 --grades 2   Most of the order is lost. Which area rises all the same?%n");
    }

    static Tumours tumours(long seed) {
        var data = Datasets.breastCancer();
        int malignant = data.classNames().indexOf("malignant");
        int[] y = Arrays.stream(data.y()).map(label -> label == malignant ? 1 : 0).toArray();     // (569)
        return Tumours.of(Table.of(data.x(), data.featureNames()), y, seed);
    }

    private static void thresholds(Ranking ranking) {
        var table = Console.table("%-24s %4d %4d %4d %4d %8.3f %8.3f %11.3f", "two columns, called from", "TP", "FP", "FN",
                "TN", "recall", "FPR", "precision");
        for (double threshold : new double[] {0.9, 0.7, 0.5, 0.3, 0.2, 0.1}) {
            BinaryCounts counts = ranking.counts(at(ranking, threshold));
            table.row(threshold, counts.truePositives(), counts.falsePositives(), counts.falseNegatives(),
                    counts.trueNegatives(), counts.recall(), 1 - counts.specificity(), counts.precision());
        }
    }

    /// The last point that calls no row below the threshold.
    static Ranking.Point at(Ranking ranking, double threshold) {
        return ranking.points().stream().filter(point -> point.threshold() >= threshold).reduce((a, b) -> b).orElseThrow();
    }

    private static void areas(Tumours tumours, Bootstrap.Options options) {
        Console.print("%n");
        var table = Console.table("%-26s %8.3f %11.3f %7.3f %20.3f %11.3f %7.3f", "", "ROC AUC", "95% from", "to",
                "average precision", "95% from", "to");
        Interval[] two = intervals(tumours.y(), tumours.two(), options);
        Interval[] thirty = intervals(tumours.y(), tumours.thirty(), options);
        Interval[] gain = {gain(tumours, Ranking::rocAuc, options), gain(tumours, Ranking::averagePrecision, options)};
        String[] names = {"two columns", "all 30 columns", "gain, on the same tumours"};
        Interval[][] rows = {two, thirty, gain};
        for (int i = 0; i < rows.length; i++) {
            Interval roc = rows[i][0];
            Interval pr = rows[i][1];
            table.row(names[i], roc.estimate(), roc.lower(), roc.upper(), pr.estimate(), pr.lower(), pr.upper());
        }
    }

    static Interval[] intervals(int[] y, double[] scores, Bootstrap.Options options) {
        return new Interval[] {
            ScoreBootstrap.of(y, scores, (labels, s) -> Ranking.of(labels, s).rocAuc(), options).percentile(0.95),
            ScoreBootstrap.of(y, scores, (labels, s) -> Ranking.of(labels, s).averagePrecision(), options).percentile(0.95)};
    }

    /// Both models are asked about the same tumours in each resample, so that what is hard for both cancels.
    static Interval gain(Tumours tumours, ToDoubleFunction<Ranking> area, Bootstrap.Options options) {
        return Bootstrap.fitRows(tumours.y().length, rows -> {
            Tumours drawn = tumours.select(rows);
            return area.applyAsDouble(Ranking.of(drawn.y(), drawn.thirty()))
                    - area.applyAsDouble(Ranking.of(drawn.y(), drawn.two()));
        }, options).percentile(0.95);
    }

    private static void ties(int[] y, double[] probabilities, int grades) {
        Console.print("%n");
        var table = Console.table("%-28s %10d %8.3f %18.3f %13.3f", "two columns", "thresholds", "ROC AUC", "average precision",
                "PR trapezoid");
        double[] rounded = Ties.grades(probabilities, grades);
        row(table, "as they are", Ranking.of(y, probabilities));
        row(table, "in " + grades + " grades", Ranking.of(y, rounded));
        row(table, "  malignant first in a grade", Ranking.of(y, Ties.ordered(y, rounded, true)));
        row(table, "  benign first in a grade", Ranking.of(y, Ties.ordered(y, rounded, false)));
        row(table, "all the same", Ranking.of(y, new double[y.length]));
    }

    private static void row(Console.Table table, String name, Ranking ranking) {
        table.row(name, ranking.points().size() - 1, ranking.rocAuc(), ranking.averagePrecision(),
                ranking.precisionRecallAuc());
    }

    private static void rare(Ranking ranking) {
        Console.print("%n");
        var table = Console.table("%-28s %10.3f %18.3f %24.3f", "the same model, if there are", "ROC AUC", "average precision",
                "precision at recall 0.8");
        for (double share : shares(ranking)) {
            Rare rare = Rare.of(ranking, share);
            table.row(String.format(Locale.ROOT, "  %4.1f %% malignant", 100 * share), ranking.rocAuc(),
                    rare.averagePrecision(), rare.precisionAtRecall(0.8));
        }
    }

    /// The share of positives that was measured, and three smaller ones.
    static double[] shares(Ranking ranking) {
        return new double[] {(double) ranking.positives() / (ranking.positives() + ranking.negatives()), 0.1, 0.01, 0.001};
    }

    private static void orderAlone(int[] y, double[] p) {
        Console.print("%n");
        double[] squared = Arrays.stream(p).map(each -> each * each).toArray();
        var table = Console.table("%-28s %10.3f %18.3f %13.3f %9.3f", "two columns", "ROC AUC", "average precision", "log loss",
                "Brier");
        table.row("probabilities", Ranking.of(y, p).rocAuc(), Ranking.of(y, p).averagePrecision(),
                ProbabilityScores.logLoss(y, p), ProbabilityScores.brier(y, p));
        table.row("their squares", Ranking.of(y, squared).rocAuc(), Ranking.of(y, squared).averagePrecision(),
                ProbabilityScores.logLoss(y, squared), ProbabilityScores.brier(y, squared));
    }

    private static CheckTable checks(Tumours tumours, int grades) {
        int[] y = tumours.y();
        CheckTable checks = CheckTable.against("Smile 4.4.2");
        checks.group("ROC AUC, no ties", 1e-12)
                .same("two columns", Ranking.of(y, tumours.two()).rocAuc(), AUC.of(y, tumours.two()))
                .same("all 30", Ranking.of(y, tumours.thirty()).rocAuc(), AUC.of(y, tumours.thirty()));
        double[] rounded = Ties.grades(tumours.two(), grades);
        checks.same("ROC AUC, " + grades + " grades", Ranking.of(y, rounded).rocAuc(), AUC.of(y, rounded), 1e-12);
        checks.same("  by Mann and Whitney", Ranking.of(y, rounded).rocAuc(), share(y, rounded), 1e-12);
        return checks;
    }

    /// U / (P·N) of lesson 216.
    static double share(int[] y, double[] scores) {
        double[] malignant = Ties.of(y, scores, 1);
        double[] benign = Ties.of(y, scores, 0);
        return MannWhitneyTest.test(malignant, benign).statistic() / malignant.length / benign.length;
    }
}
