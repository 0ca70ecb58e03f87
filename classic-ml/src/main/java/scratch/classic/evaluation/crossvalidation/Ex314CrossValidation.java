package scratch.classic.evaluation.crossvalidation;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.function.LongToDoubleFunction;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

import smile.data.DataFrame;
import smile.data.formula.Formula;
import smile.regression.OLS;
import smile.validation.LOOCV;

import scratch.classic.data.Folds;
import scratch.classic.data.Split;
import scratch.classic.data.Table;
import scratch.classic.data.Target;
import scratch.classic.linearmodel.LogisticRegression;
import scratch.classic.preprocess.Scaler;
import scratch.classic.selection.CrossValidation;
import scratch.classic.selection.FoldScores;
import scratch.classic.selection.Trial;
import scratch.example.Arguments;
import scratch.example.CheckTable;
import scratch.example.Console;
import scratch.example.data.Datasets;
import scratch.math.Matrix;
import scratch.math.Vectors;
import scratch.stats.descriptive.QuantileType;
import scratch.stats.descriptive.Quantiles;
import scratch.stats.interval.Interval;

/// 314: one test set is luck, k of them are an estimate, and the estimate needs an interval that is honest.
public final class Ex314CrossValidation {
    static final int ROWS = 40;
    static final Population POPULATION = new Population(8);
    static final List<Study.Way> WAYS = List.of(Study.Way.oneSplit(ROWS), Study.Way.folds(ROWS, 2, 1),
            Study.Way.folds(ROWS, 5, 1), Study.Way.folds(ROWS, 10, 1), Study.Way.leaveOneOut(ROWS),
            Study.Way.folds(ROWS, 5, 10));
    private static final int SPLITS = 20;
    private static final int REPEATS = 200;

    /// Tumours, and whether they are malignant.
    ///
    /// @param rows      (569, 30)
    /// @param malignant (569), 1 or 0
    record Tumours(Table rows, int[] malignant) {
        static Tumours read() {
            var data = Datasets.breastCancer();
            int malignant = data.classNames().indexOf("malignant");
            return new Tumours(Table.of(data.x(), data.featureNames()),
                    Arrays.stream(data.y()).map(label -> label == malignant ? 1 : 0).toArray());
        }

        /// The accuracy of logistic regression on standardised columns; what is learned, is learned from `train`.
        Trial<Double> logistic() {
            return (c, train, test) -> {
                Table learn = rows.select(train);
                var scaler = Scaler.standard().fit(learn, new Target.Nothing());
                var model = LogisticRegression.fit(scaler.transform(learn).toMatrix(), pick(train),
                        LogisticRegression.Options.of(c));
                double[] p = model.probabilities(scaler.transform(rows.select(test)).toMatrix());
                int[] truth = pick(test);
                return (double) IntStream.range(0, p.length).filter(i -> (p[i] >= 0.5 ? 1 : 0) == truth[i]).count() / p.length;
            };
        }

        private int[] pick(int[] which) {
            return Arrays.stream(which).map(row -> malignant[row]).toArray();
        }
    }

    private Ex314CrossValidation() {
    }

    public static void main(String[] args) {
        var arguments = Arguments.of(args, "folds 10 2..50 parts of the tumours",
                "samples 400 50..2000 that each way is tried on",
                "seed 42 seed of the folds and of the samples");
        long seed = arguments.longValue("seed");
        Tumours tumours = Tumours.read();
        double[] splits = LongStream.range(seed, seed + SPLITS).mapToDouble(s -> CrossValidation.score(
                List.of(Split.random(tumours.malignant().length, 0.25, s)), 1.0, tumours.logistic()).mean()).toArray();
        FoldScores scores = CrossValidation.score(Folds.stratified(tumours.malignant(), arguments.intValue("folds"), seed), 1.0,
                tumours.logistic());
        luck(tumours, splits, scores, seed);
        double largest = studies(arguments.intValue("samples"), seed);
        leaks(seed);
        Figures314.draw(splits, scores, seed);
        Console.print("%nfigures  target/figures/folds.svg, luck.svg, coverage.svg%n%n");

        checks(largest).print();
        Console.print("%nTry: ./run 314 --folds 40   The mean hardly moves. How much shorter does its interval become?%n");
    }

    private static void luck(Tumours tumours, double[] splits, FoldScores scores, long seed) {
        int k = scores.values().length;
        Console.print("breast cancer: 569 tumours, logistic regression; share of right answers%n");
        Console.print("one test of 142, drawn %d times   from %.3f to %.3f%n", SPLITS,
                Arrays.stream(splits).min().orElseThrow(), Arrays.stream(splits).max().orElseThrow());
        Interval interval = scores.interval(0.95);
        double naive = Study.naiveHalfWidth(scores);
        Console.print("%d folds, mean %.4f             95%% interval %.4f to %.4f (naive %.4f to %.4f)%n", k, scores.mean(),
                interval.lower(), interval.upper(), scores.mean() - naive, scores.mean() + naive);
        Console.print("malignant in a fold of %d        plain %s, stratified %s, of %d%n%n", k,
                range(tumours, Folds.kFold(tumours.malignant().length, k, seed)),
                range(tumours, Folds.stratified(tumours.malignant(), k, seed)), tumours.malignant().length / k);
    }

    private static String range(Tumours tumours, List<Split> folds) {
        int[] counts = folds.stream().mapToInt(fold -> Arrays.stream(fold.test()).map(row -> tumours.malignant()[row]).sum())
                .toArray();
        return String.format(Locale.ROOT, "%d to %d", Arrays.stream(counts).min().orElseThrow(),
                Arrays.stream(counts).max().orElseThrow());
    }

    // Prints the table, and returns how far a mean is from the exact error at most, in standard errors.
    private static double studies(int samples, long seed) {
        Console.print("known truth: samples of %d rows, 8 columns, least squares; squared error, %d samples%n", ROWS, samples);
        var table = Console.table("%-18s %5d %13d %10.3f %9.3f %9.3f %15s %10s", "way", "fits", "learned from", "exact", "mean",
                "scatter", "naive 95% holds", "corrected");
        double largest = 0;
        for (Study.Way way : WAYS) {
            Study study = Study.of(way, POPULATION, ROWS, samples, seed);
            double exact = POPULATION.expectedError(way.learnedFrom());
            table.row(way.name(), way.fits(), way.learnedFrom(), exact, study.mean(), study.deviation(),
                    percent(study.naive()), percent(study.corrected()));
            largest = Math.max(largest, Math.abs(study.mean() - exact) / study.deviation() * Math.sqrt(samples));
        }
        Console.print("%-18s %5s %13d %10.3f%n%n", "no test, all rows", "1", ROWS, POPULATION.expectedError(ROWS));
        return largest;
    }

    private static String percent(double share) {
        return Double.isNaN(share) ? "-" : String.format(Locale.ROOT, "%.1f %%", 100 * share);
    }

    private static void leaks(long seed) {
        var table = Console.table("%-44s %9.3f %12.3f %9.3f %10.3f", "nearest row, " + REPEATS + " samples", "mean",
                "95% from", "to", "truth");
        row(table, "30 patients, right answers: 5 folds of nights", 0.5, s -> CrossValidation.score(Folds.kFold(240, 5, s), "",
                nights(s).nearest()).mean(), seed);
        row(table, "                            5 folds of patients", 0.5, s -> CrossValidation.score(
                Folds.grouped(nights(s).patient(), 5), "", nights(s).nearest()).mean(), seed);
        row(table, "300 days, squared error:    5 folds of days", Walk.expectedError(50), s -> CrossValidation.score(
                Folds.kFold(300, 5, s), "", walk(s).nearestDay()).mean(), seed);
        row(table, "                            5 tests in time", Walk.expectedError(50), s -> CrossValidation.score(
                Folds.timeSeries(walk(s).days(), 5), "", walk(s).nearestDay()).mean(), seed);
    }

    private static void row(Console.Table table, String name, double truth, LongToDoubleFunction estimate, long seed) {
        double[] estimates = LongStream.range(seed, seed + REPEATS).mapToDouble(estimate).toArray();
        Quantiles sorted = Quantiles.of(estimates);
        table.row(name, Arrays.stream(estimates).average().orElseThrow(), sorted.at(0.025, QuantileType.LINEAR),
                sorted.at(0.975, QuantileType.LINEAR), truth);
    }

    static Nights nights(long seed) {
        return Nights.of(30, 8, new SplittableRandom(seed));
    }

    static Walk walk(long seed) {
        return Walk.of(300, new SplittableRandom(seed));
    }

    private static CheckTable checks(double largest) {
        var data = Datasets.diabetes();
        Sample diabetes = new Sample(Matrix.of(data.x()), data.y());
        FoldScores each = CrossValidation.score(Folds.leaveOneOut(442), "least squares", diabetes.leastSquares());
        double[] oneFit = diabetes.leaveOneOutByLeverage();
        CheckTable checks = CheckTable.against("Smile 4.4.2");
        double theirs = theirs(data.x(), data.y());
        checks.sameRelative("leave-one-out, 442 fits", Math.sqrt(each.mean()), theirs, 1e-9);
        checks.sameRelative("leave-one-out, one fit", Math.sqrt(Vectors.mean(oneFit)), theirs, 1e-9);
        return checks.atMost("largest z of 6 means", largest, 5);
    }

    private static double theirs(double[][] x, double... y) {
        double[][] rows = new double[y.length][];
        String[] names = new String[x[0].length + 1];
        Arrays.setAll(names, j -> j < x[0].length ? "x" + j : "y");
        for (int i = 0; i < rows.length; i++) {
            rows[i] = Arrays.copyOf(x[i], names.length);
            rows[i][x[0].length] = y[i];
        }
        return LOOCV.regression(Formula.lhs("y"), DataFrame.of(rows, names), OLS::fit).rmse();
    }
}
