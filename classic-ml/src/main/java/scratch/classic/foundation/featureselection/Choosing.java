package scratch.classic.foundation.featureselection;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import scratch.classic.data.Split;
import scratch.classic.data.Table;
import scratch.classic.data.Target;
import scratch.classic.linearmodel.LogisticRegression;
import scratch.classic.pipeline.FittedClassifier;
import scratch.classic.pipeline.Pipeline;
import scratch.classic.preprocess.Importance;
import scratch.classic.preprocess.RecursiveElimination;
import scratch.classic.preprocess.Relevance;
import scratch.classic.preprocess.Scaler;
import scratch.classic.preprocess.SelectColumns;
import scratch.classic.preprocess.Step;
import scratch.classic.selection.CrossValidation;
import scratch.classic.selection.FoldScores;

/// The accuracy of logistic regression on columns that were chosen: once as it should be measured, once as it often is.
final class Choosing {
    private Choosing() {
    }

    /// The columns are chosen in each fold, by its training rows alone.
    static FoldScores inside(Step choose, Table rows, Target.Labels labels, List<Split> folds) {
        return CrossValidation.score(folds, choose, (step, train, test) ->
                accuracy(Pipeline.of(step, Scaler.standard()), rows, labels, train, test));
    }

    /// The columns are chosen first, by all rows: also by those that each fold will be judged on.
    static FoldScores outside(Step choose, Table rows, Target.Labels labels, List<Split> folds) {
        Table chosen = choose.fit(rows, labels).transform(rows);
        return CrossValidation.score(folds, chosen, (table, train, test) ->
                accuracy(Pipeline.of(Scaler.standard()), table, labels, train, test));
    }

    private static double accuracy(Pipeline pipeline, Table rows, Target.Labels labels, int[] train, int... test) {
        FittedClassifier fitted = pipeline.fitClassifier(rows.select(train), labels.select(train),
                (x, y) -> LogisticRegression.fit(x, y, LogisticRegression.Options.of(1)).model());
        int[] truth = labels.select(test).labels();
        int[] answers = fitted.predict(rows.select(test));
        return (double) IntStream.range(0, test.length).filter(i -> answers[i] == truth[i]).count() / test.length;
    }

    /// Puts the columns in order, the most useful first, by the rows that it is given.
    interface Ranker {
        List<String> order(Table rows, Target.Labels labels);
    }

    /// One accuracy for each number of columns: the first so many of an order that each fold makes for itself.
    static List<FoldScores> byOrder(Ranker ranker, Table rows, Target.Labels labels, List<Split> folds, int... counts) {
        Map<Integer, List<String>> orders = folds.parallelStream().collect(Collectors.toMap(fold -> fold.test()[0],
                fold -> ranker.order(rows.select(fold.train()), labels.select(fold.train()))));
        return CrossValidation.<Integer>score(folds, IntStream.of(counts).boxed().toList(), (count, train, test) ->
                accuracy(Pipeline.of(Scaler.standard()), rows.select(orders.get(test[0]).subList(0, count)
                        .toArray(String[]::new)), labels, train, test));
    }

    /// By what each column says alone.
    static Ranker filter(Relevance relevance) {
        return (rows, labels) -> {
            Map<String, Relevance.Score> scores = SelectColumns.best(1, relevance).scores(rows, labels);
            return scores.keySet().stream().sorted(Comparator.comparingDouble(name -> -scores.get(name).statistic())).toList();
        };
    }

    /// By elimination down to one column: the last to go is the second in the order.
    static Ranker elimination(Importance importance) {
        return (rows, labels) -> {
            SelectColumns.Fitted fitted = RecursiveElimination.of(1, importance).fit(rows, labels);
            List<String> order = new ArrayList<>(fitted.dropped().reversed());
            order.addAll(0, fitted.kept());
            return order;
        };
    }

    /// Columns that have nothing to do with anything: normal numbers, and half of the labels 1.
    ///
    /// @param rows an even number
    static Made noise(int rows, int columns, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        double[][] x = new double[rows][columns];
        for (double[] row : x) {
            for (int j = 0; j < columns; j++) {
                row[j] = random.nextGaussian();
            }
        }
        List<String> names = IntStream.range(0, columns).mapToObj(j -> "noise " + j).toList();
        return new Made(Table.of(x, names), new Target.Labels(IntStream.range(0, rows).map(i -> i % 2).toArray(),
                List.of("no", "yes")));
    }

    /// Columns that say something in four ways, and one that says nothing: a class that follows `line`, the square of `curve`,
    /// and whether `left` and `right` have one sign.
    static Made hidden(int rows, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        double[][] x = new double[rows][5];
        int[] labels = new int[rows];
        for (int i = 0; i < rows; i++) {
            for (int j = 0; j < 5; j++) {
                x[i][j] = random.nextGaussian();
            }
            double sum = x[i][0] + (x[i][1] * x[i][1] - 1) + 1.5 * x[i][2] * x[i][3] + 0.5 * random.nextGaussian();
            labels[i] = sum > 0 ? 1 : 0;
        }
        return new Made(Table.of(x, List.of("line", "curve", "left", "right", "noise")),
                new Target.Labels(labels, List.of("no", "yes")));
    }

    /// @param table  (n, d)
    /// @param labels (n)
    record Made(Table table, Target.Labels labels) {
    }
}
