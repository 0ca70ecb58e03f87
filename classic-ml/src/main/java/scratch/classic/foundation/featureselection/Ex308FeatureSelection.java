package scratch.classic.foundation.featureselection;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

import scratch.classic.data.Folds;
import scratch.classic.data.Split;
import scratch.classic.data.Table;
import scratch.classic.data.Target;
import scratch.classic.linearmodel.CoefficientImportance;
import scratch.classic.pipeline.Pipeline;
import scratch.classic.preprocess.PolynomialFeatures;
import scratch.classic.preprocess.Relevance;
import scratch.classic.preprocess.SelectColumns;
import scratch.classic.preprocess.Step;
import scratch.classic.selection.FoldScores;
import scratch.example.Arguments;
import scratch.example.Console;
import scratch.example.data.ClassificationData;
import scratch.example.data.Datasets;
import scratch.stats.interval.Interval;
import scratch.stats.interval.MeanInterval;

/// 308: which columns a model needs, and who must not be asked.
public final class Ex308FeatureSelection {
    static final int ROWS = 60;
    static final int REPEATS = 20;
    static final int[] COUNTS = {1, 2, 3, 5, 8, 12, 20, 30};
    static final int FIVE = 3;                                     // the place of 5 columns
    static final double PENALTY = 20;
    private static final double LEVEL = 0.95;

    private Ex308FeatureSelection() {
    }

    /// Accuracies of many tables of noise, chosen by all rows and in each fold.
    record Mistake(FoldScores outside, FoldScores inside, double[] allOutside, double[] allInside) {
    }

    /// The accuracy of each way, for each number of columns.
    record Ways(List<FoldScores> filter, List<FoldScores> information, List<FoldScores> elimination, FoldScores lasso) {
    }

    public static void main(String[] args) {
        var arguments = Arguments.of(args, "columns 1000 10..2000 how many columns of noise there are to choose from",
                "seed 42 seed of the noise and of the folds");
        int columns = arguments.intValue("columns");
        long seed = arguments.longValue("seed");
        Mistake mistake = noise(columns, seed);
        Ways ways = cancer(seed);
        hidden(seed);
        Figures308.draw(mistake, ways, columns);
        Console.print("%nfigures  target/figures/order.svg, noise.svg, columns.svg%n%n");

        Peers308.checks().print();
        Console.print("%nTry: ./run 308 --columns 20   Is the mistake harmless if there is little to choose from?%n");
    }

    private static Mistake noise(int columns, long seed) {
        Mistake mistake = mistake(columns, seed);
        Console.print("noise: %d rows, %,d random columns, classes by the toss of a coin; the best 10 by F%n%n", ROWS, columns);
        var table = Console.table("%-22s %17.3f %16s %18.3f %17s", "columns are chosen", "5 folds: accuracy", "95 % interval",
                "mean of " + REPEATS + " tables", "95 % interval");
        table.row("first, by all rows", mistake.outside().mean(), text(mistake.outside().interval(LEVEL)),
                mean(mistake.allOutside()).estimate(), text(mean(mistake.allOutside())));
        table.row("in each fold", mistake.inside().mean(), text(mistake.inside().interval(LEVEL)),
                mean(mistake.allInside()).estimate(), text(mean(mistake.allInside())));
        return mistake;
    }

    static Mistake mistake(int columns, long seed) {
        Step choose = SelectColumns.best(10, Relevance.anovaF());
        FoldScores[] outside = new FoldScores[REPEATS];
        FoldScores[] inside = new FoldScores[REPEATS];
        for (int r = 0; r < REPEATS; r++) {
            Choosing.Made made = Choosing.noise(ROWS, columns, seed + r);
            List<Split> folds = Folds.stratified(made.labels().labels(), 5, seed + r);
            outside[r] = Choosing.outside(choose, made.table(), made.labels(), folds);
            inside[r] = Choosing.inside(choose, made.table(), made.labels(), folds);
        }
        return new Mistake(outside[0], inside[0], means(outside), means(inside));
    }

    private static double[] means(FoldScores... scores) {
        return Arrays.stream(scores).mapToDouble(FoldScores::mean).toArray();
    }

    private static Interval mean(double... values) {
        return MeanInterval.t(values, LEVEL);
    }

    static Table cells() {
        ClassificationData data = Datasets.breastCancer();
        return Table.of(data.x(), data.featureNames());
    }

    static Target.Labels tumours() {
        return new Target.Labels(Datasets.breastCancer().y(), List.of("malignant", "benign"));
    }

    private static Ways cancer(long seed) {
        Ways ways = ways(seed);
        Console.print("%nbreast cancer: 569 tumours, 30 measurements; accuracy by 10 folds, chosen in each fold%n%n");
        var table = Console.table("%-20s %9d %10.3f %16s", "way", "columns", "accuracy", "95 % interval");
        row(table, "F", ways.filter().get(FIVE), 5);
        row(table, "mutual information", ways.information().get(FIVE), 5);
        row(table, "elimination", ways.elimination().get(FIVE), 5);
        row(table, "L1 penalty " + (int) PENALTY, ways.lasso(), lasso().fit(cells(), tumours()).kept().size());
        row(table, "all", ways.filter().getLast(), 30);
        Console.print("%nthe five of all rows%n");
        first("F", Choosing.filter(Relevance.anovaF()));
        first("MI", Choosing.filter(Relevance.mutualInformation(3)));
        first("elim.", Choosing.elimination(CoefficientImportance.logistic(1)));
        Console.print("%-6s %s%n", "L1", String.join(", ", lasso().fit(cells(), tumours()).kept()));
        return ways;
    }

    private static void row(Console.Table table, String way, FoldScores scores, int columns) {
        table.row(way, columns, scores.mean(), text(scores.interval(LEVEL)));
    }

    private static void first(String way, Choosing.Ranker ranker) {
        Console.print("%-6s %s%n", way, String.join(", ", ranker.order(cells(), tumours()).subList(0, 5)));
    }

    static Ways ways(long seed) {
        Table cells = cells();
        Target.Labels tumours = tumours();
        List<Split> folds = Folds.stratified(tumours.labels(), 10, seed);
        return new Ways(Choosing.byOrder(Choosing.filter(Relevance.anovaF()), cells, tumours, folds, COUNTS),
                Choosing.byOrder(Choosing.filter(Relevance.mutualInformation(3)), cells, tumours, folds, COUNTS),
                Choosing.byOrder(Choosing.elimination(CoefficientImportance.logistic(1)), cells, tumours, folds, COUNTS),
                Choosing.inside(lasso(), cells, tumours, folds));
    }

    static SelectColumns lasso() {
        return SelectColumns.used(CoefficientImportance.logisticLasso(PENALTY));
    }

    private static void hidden(long seed) {
        Choosing.Made made = Choosing.hidden(400, seed);
        Console.print("%nhidden: 400 rows; the class follows line, curve^2, and left times right%n%n");
        var table = Console.table("%-8s %8.2f %11s %19.3f", "column", "F", "p of F", "mutual information");
        for (var column : made.table().columns()) {
            Relevance.Score f = Relevance.anovaF().of(column, made.labels());
            table.row(column.name(), f.statistic(), f.pValue() < 1e-4 ? "< 0.0001" : String.format(Locale.ROOT, "%.4f",
                    f.pValue()), Relevance.mutualInformation(3).of(column, made.labels()).statistic());
        }
        Console.print("with squares and products, an L1 penalty of %d keeps: %s%n", (int) PENALTY,
                String.join(", ", kept(made)));
    }

    static List<String> kept(Choosing.Made made) {
        Table more = Pipeline.of(PolynomialFeatures.of(2)).fit(made.table(), made.labels()).transform(made.table());
        return lasso().fit(more, made.labels()).kept();
    }

    private static String text(Interval interval) {
        return String.format(Locale.ROOT, "%.3f to %.3f", interval.lower(),
                Math.min(1, interval.upper()));            // Student's t does not know that accuracy ends at 1
    }
}
