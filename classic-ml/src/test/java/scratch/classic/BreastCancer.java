package scratch.classic;

import static java.util.Comparator.comparing;
import static scratch.classic.metrics.ProbabilityScores.logLoss;
import static scratch.stats.interval.ProportionInterval.WILSON;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

import scratch.classic.data.Folds;
import scratch.classic.data.Shuffle;
import scratch.classic.data.Split;
import scratch.classic.data.Table;
import scratch.classic.data.Target;
import scratch.classic.linearmodel.LogisticModel;
import scratch.classic.linearmodel.LogisticRegression;
import scratch.classic.metrics.CalibrationCurve;
import scratch.classic.metrics.ConfusionMatrix;
import scratch.classic.metrics.Ranking;
import scratch.classic.pipeline.FittedClassifier;
import scratch.classic.pipeline.Pipeline;
import scratch.classic.preprocess.Scaler;
import scratch.classic.selection.Goal;
import scratch.classic.selection.Search;
import scratch.classic.selection.Trial;
import scratch.example.Console;
import scratch.example.data.Datasets;
import scratch.stats.interval.Interval;
import scratch.stats.resampling.Bootstrap;

/// The analysis with which the module's page opens; [BreastCancerTest] holds the page to it.
public final class BreastCancer {
    private BreastCancer() {
    }

    public static void main(String[] args) {
        var data = Datasets.breastCancer();                             // 569 tumours, 30 measurements of each
        Table table = Table.of(data.x(), data.featureNames());
        int[] malignant = IntStream.of(data.y()).map(y -> 1 - y).toArray();
        var labels = new Target.Labels(malignant, List.of("benign", "malignant"));

        // Split: a quarter is kept for the end, with its share of malignant tumours.
        Split split = Split.stratified(malignant, 0.25, 42);
        Table train = table.select(split.train());
        Table test = table.select(split.test());
        Target.Labels answers = labels.select(split.train());
        Target.Labels truth = labels.select(split.test());

        // Search: each penalty in ten folds of the training rows; the scaler learns anew in each of them.
        Trial<Double> trial = (penalty, learn, judge) -> logLoss(answers.select(judge).labels(),
                fit(train.select(learn), answers.select(learn), penalty).probabilities(train.select(judge), "malignant"));
        List<Double> penalties = List.of(100.0, 30.0, 10.0, 3.0, 1.0, 0.3, 0.1);      // from simple to complex
        var found = Search.grid(penalties, Folds.stratified(answers.labels(), 10, 42), trial, Goal.MINIMIZE);
        double penalty = found.withinOneStandardError();
        Console.print("penalty %.0f: within one standard error of the best, %.0f%n", penalty, found.best());
        print("log loss in ten folds", found.scores().get(penalties.indexOf(penalty)).interval(0.95));

        // Evaluation: once, on rows that nothing was learned or chosen from.
        FittedClassifier model = fit(train, answers, penalty);
        var said = new Target.Numbers(model.probabilities(test, "malignant"));
        var matrix = ConfusionMatrix.of(truth.labels(), model.predict(test), labels.classes());
        Console.print("%nthe %d tumours kept for the end%n%s%n", test.rows(), matrix);
        print("right", WILSON.of(matrix.count(0, 0) + matrix.count(1, 1), matrix.total(), 0.95));
        print("malignant and found", WILSON.of(matrix.count(1, 1), matrix.count(1, 0) + matrix.count(1, 1), 0.95));
        print("area under ROC", test, r -> Ranking.of(truth.select(r).labels(), said.select(r).values()).rocAuc());
        print("log loss", test, r -> logLoss(truth.select(r).labels(), said.select(r).values()));
        for (var bin : CalibrationCurve.uniform(truth.labels(), said.values(), 4).bins()) {
            print(String.format(Locale.ROOT, "said %.2f, came true", bin.predicted()),
                    WILSON.of(Math.round(bin.observed() * bin.rows()), bin.rows(), 0.95));
        }

        // Explanation: how much larger log loss gets when one column of the test rows is shuffled, and which way it counts.
        double loss = logLoss(truth.labels(), said.values());
        Map<String, Double> costs = new HashMap<>();
        for (String name : table.names()) {
            costs.put(name, IntStream.range(0, 100)
                    .mapToObj(seed -> test.with(test.column(name).select(Shuffle.of(test.rows(), seed))))
                    .map(shuffled -> model.probabilities(shuffled, "malignant"))
                    .mapToDouble(p -> logLoss(truth.labels(), p) - loss).average().orElseThrow());
        }
        double[] weights = ((LogisticModel) model.model()).weights();
        Console.print("%n%-22s  %s%n", "column", "log loss if shuffled, odds for one standard deviation more");
        table.names().stream().sorted(comparing(name -> -costs.get(name))).limit(5).forEach(name -> Console.print(
                "%-22s  %+.4f, times %.2f%n", name, costs.get(name), Math.exp(weights[model.features().indexOf(name)])));
    }

    private static FittedClassifier fit(Table rows, Target.Labels labels, double penalty) {
        return Pipeline.of(Scaler.standard()).fitClassifier(rows, labels,
                (x, y) -> LogisticRegression.fit(x, y, LogisticRegression.Options.of(penalty)).model());
    }

    private static void print(String score, Table rows, ToDoubleFunction<int[]> statistic) {
        print(score, Bootstrap.fitRows(rows.rows(), statistic, new Bootstrap.Options(2000, 42)).percentile(0.95));
    }

    private static void print(String score, Interval interval) {
        Console.print("%-22s  %.3f, 95 %% from %.3f to %.3f%n", score, interval.estimate(), interval.lower(), interval.upper());
    }
}
