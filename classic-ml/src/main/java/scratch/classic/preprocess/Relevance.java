package scratch.classic.preprocess;

import java.util.Arrays;
import java.util.stream.IntStream;

import scratch.classic.data.CategoricalColumn;
import scratch.classic.data.Column;
import scratch.classic.data.NumericColumn;
import scratch.classic.data.Target;
import scratch.math.check.Require;
import scratch.stats.descriptive.Descriptive;
import scratch.stats.distribution.ChiSquare;
import scratch.stats.hypothesis.ChiSquareTest;
import scratch.stats.hypothesis.CorrelationTest;
import scratch.stats.hypothesis.OneWayAnova;
import scratch.stats.hypothesis.TestOptions;

/// How much a column, looked at alone, says about the target: what filters choose columns by. It costs one pass over the
/// column, and is blind to what columns say only together. A column that is constant says nothing: 0, with p = 1.
@FunctionalInterface
public interface Relevance {
    /// Looks at one column.
    ///
    /// @throws IllegalArgumentException if column or target is not of the type that is looked at, or has gaps: by name
    Score of(Column column, Target target);

    /// What was found.
    ///
    /// @param statistic larger where the column says more; +∞ where it settles the target
    /// @param pValue    how often chance alone would give as much to a column that says nothing; NaN where nobody computes it
    record Score(double statistic, double pValue) {
        private static final Score NOTHING = new Score(0, 1);
        private static final Score EVERYTHING = new Score(Double.POSITIVE_INFINITY, 0);
    }

    /// The variance, divided by n: it asks only whether a column changes at all. It depends on the unit. Gaps are not looked
    /// at.
    static Relevance variance() {
        return (column, target) -> {
            double[] values = numbers("variance", column).present();
            return new Score(values.length == 0 || constant(values) ? 0 : Descriptive.populationVariance(values), Double.NaN);
        };
    }

    /// The F of the analysis of variance: how far the classes' means lie apart, measured by the spread within classes.
    static Relevance anovaF() {
        return (column, target) -> {
            double[] x = complete("anovaF", column);
            int[] labels = labels("anovaF", column, target);
            if (constant(x)) {
                return Score.NOTHING;
            }
            double[][] groups = IntStream.rangeClosed(0, Arrays.stream(labels).max().orElseThrow())
                    .mapToObj(k -> IntStream.range(0, x.length).filter(i -> labels[i] == k).mapToDouble(i -> x[i]).toArray())
                    .filter(group -> group.length > 0).toArray(double[][]::new);
            if (Arrays.stream(groups).allMatch(Relevance::constant)) {
                return Score.EVERYTHING;
            }
            OneWayAnova anova = OneWayAnova.fit(groups);
            return new Score(anova.f(), anova.pValue());
        };
    }

    /// F = r²(n − 2) / (1 − r²) for a target of numbers, with Pearson's correlation r: it sees lines only.
    static Relevance correlationF() {
        return (column, target) -> {
            double[] x = complete("correlationF", column);
            double[] y = values("correlationF", column, target);
            if (constant(x) || constant(y)) {
                return Score.NOTHING;
            }
            var test = CorrelationTest.pearson(x, y, TestOptions.DEFAULT);
            return new Score(test.statistic() * test.statistic(), test.pValue());
        };
    }

    /// χ² = Σ (O − E)²/E between column and class. For categories, O are the counts of the table of both. For numbers, which
    /// must be counts or amounts, 0 or more, O is their sum in each class and E what the classes' sizes alone would give it.
    static Relevance chiSquare() {
        return (column, target) -> {
            int[] labels = labels("chiSquare", column, target);
            return column instanceof CategoricalColumn words ? independence(words, labels)
                    : amounts(column.name(), complete("chiSquare", column), labels);
        };
    }

    private static Score independence(CategoricalColumn column, int[] labels) {
        requireComplete("chiSquare", column);
        long[][] table = new long[column.categories().size()][Arrays.stream(labels).max().orElseThrow() + 1];
        for (int i = 0; i < labels.length; i++) {
            table[column.code(i)][labels[i]]++;
        }
        int[] classes = IntStream.range(0, table[0].length)
                .filter(k -> Arrays.stream(table).anyMatch(row -> row[k] > 0)).toArray();
        long[][] occurring = Arrays.stream(table).filter(row -> Arrays.stream(row).sum() > 0)
                .map(row -> Arrays.stream(classes).mapToLong(k -> row[k]).toArray()).toArray(long[][]::new);
        if (occurring.length < 2 || classes.length < 2) {
            return Score.NOTHING;
        }
        var test = ChiSquareTest.independence(occurring, false, TestOptions.DEFAULT);
        return new Score(test.statistic(), test.pValue());
    }

    private static Score amounts(String name, double[] x, int[] labels) {
        double[] observed = new double[Arrays.stream(labels).max().orElseThrow() + 1];
        double[] sizes = new double[observed.length];
        double total = 0;
        for (int i = 0; i < x.length; i++) {
            Require.that(x[i] >= 0, "Relevance.chiSquare: column '%s', row %d: %s: must be 0 or more, a count or an amount",
                    name, i, x[i]);
            observed[labels[i]] += x[i];
            sizes[labels[i]]++;
            total += x[i];
        }
        long classes = Arrays.stream(sizes).filter(size -> size > 0).count();
        if (total == 0 || classes < 2 || constant(x)) {
            return Score.NOTHING;
        }
        double statistic = 0;
        for (int k = 0; k < observed.length; k++) {
            double expected = total * sizes[k] / x.length;
            statistic += expected == 0 ? 0 : (observed[k] - expected) * (observed[k] - expected) / expected;
        }
        return new Score(statistic, ChiSquare.of(classes - 1.0).survival(statistic));
    }

    /// The mutual information in nats, by [MutualInformation]: it sees whatever relation there is, and needs more rows for it.
    ///
    /// @param neighbours how many neighbours of a number are looked for, at least 1; 3 is usual
    static Relevance mutualInformation(int neighbours) {
        Require.atLeast(1, "Relevance.mutualInformation", "neighbours", neighbours);
        return (column, target) -> {
            requireComplete("mutualInformation", column);
            if (column instanceof CategoricalColumn words) {
                return new Score(target instanceof Target.Labels labels
                        ? MutualInformation.ofCategories(words.codes(), labels(labels.labels(), column))
                        : MutualInformation.ofClasses(values("mutualInformation", column, target), words.codes(), neighbours),
                        Double.NaN);
            }
            double[] x = complete("mutualInformation", column);
            return new Score(target instanceof Target.Labels labels
                    ? MutualInformation.ofClasses(x, labels(labels.labels(), column), neighbours)
                    : MutualInformation.ofNumbers(x, values("mutualInformation", column, target), neighbours), Double.NaN);
        };
    }

    private static NumericColumn numbers(String what, Column column) {
        Require.that(column instanceof NumericColumn, "Relevance.%s: column '%s' holds categories: must hold numbers; encode"
                + " it, or name the columns to choose among", what, column.name());
        return (NumericColumn) column;
    }

    private static double[] complete(String what, Column column) {
        NumericColumn numbers = numbers(what, column);
        requireComplete(what, column);
        return numbers.values();
    }

    private static void requireComplete(String what, Column column) {
        for (int i = 0; i < column.size(); i++) {
            Require.that(!column.isMissing(i), "Relevance.%s: column '%s', row %d: missing: fill the gaps first", what,
                    column.name(), i);
        }
    }

    private static int[] labels(String what, Column column, Target target) {
        Require.that(target instanceof Target.Labels, "Relevance.%s: a target of %s: needs classes", what,
                target.getClass().getSimpleName());
        return labels(((Target.Labels) target).labels(), column);
    }

    private static int[] labels(int[] labels, Column column) {
        requireOneEach(labels.length, column);
        return labels;
    }

    private static double[] values(String what, Column column, Target target) {
        Require.that(target instanceof Target.Numbers, "Relevance.%s: a target of %s: needs numbers", what,
                target.getClass().getSimpleName());
        requireOneEach(target.size(), column);
        return ((Target.Numbers) target).values();
    }

    private static void requireOneEach(int targets, Column column) {
        Require.that(targets == column.size() && targets > 0, "Relevance: column '%s' has %d rows, %d targets: needs the same"
                + " positive number of both", column.name(), column.size(), targets);
    }

    // subtle: asked exactly, as the rounded variance of equal values need not be 0
    private static boolean constant(double[] values) {
        for (double value : values) {
            if (value != values[0]) {
                return false;
            }
        }
        return true;
    }
}
