package scratch.classic.metrics;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.function.IntPredicate;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;

import scratch.math.check.Require;

/// How often each class was answered by which: `count(i, j)` rows of class i were predicted to be of class j. Every
/// score of classification that knows no probabilities is computed from these counts alone.
///
/// A ratio with nothing below the line, such as the precision of a class that was never predicted, is 0 here, as it is in
/// scikit-learn; `neverPredicted` and `absent` say where that happened. Cost O(n + K²).
public final class ConfusionMatrix {
    private final long[][] counts;          // (K, K): true class, predicted class
    private final List<String> classes;
    private final long total;

    private ConfusionMatrix(long[][] counts, List<String> classes) {
        this.counts = counts;
        this.classes = classes;
        total = Arrays.stream(counts).flatMapToLong(Arrays::stream).sum();
    }

    /// Counts the answers.
    ///
    /// @param truth     (n), at least one, indices into `classes`
    /// @param predicted (n), the same
    /// @param classes   the names of all classes, whether they occur or not
    /// @throws IllegalArgumentException if the lengths differ, there are no rows, or a label is none of the classes
    public static ConfusionMatrix of(int[] truth, int[] predicted, List<String> classes) {
        Require.that(truth.length == predicted.length && truth.length > 0,
                "ConfusionMatrix.of: %d true labels, %d predicted: needs the same positive number of both", truth.length,
                predicted.length);
        long[][] counts = new long[classes.size()][classes.size()];
        for (int i = 0; i < truth.length; i++) {
            requireLabel("true", truth[i], i, classes.size());
            requireLabel("predicted", predicted[i], i, classes.size());
            counts[truth[i]][predicted[i]]++;
        }
        return new ConfusionMatrix(counts, List.copyOf(classes));
    }

    /// Classes without names: 0 to the largest label that occurs.
    public static ConfusionMatrix of(int[] truth, int[] predicted) {
        int largest = Math.max(Arrays.stream(truth).max().orElse(0), Arrays.stream(predicted).max().orElse(0));
        return of(truth, predicted, IntStream.rangeClosed(0, largest).mapToObj(Integer::toString).toList());
    }

    /// Of the counts themselves: (K, K), row the true class.
    public static ConfusionMatrix ofCounts(long[][] counts) {
        int k = counts.length;
        long[][] copy = new long[k][];
        for (int i = 0; i < k; i++) {
            Require.that(counts[i].length == k, "ConfusionMatrix.ofCounts: row %d has %d counts: there are %d classes", i,
                    counts[i].length, k);
            for (long count : counts[i]) {
                Require.that(count >= 0, "ConfusionMatrix.ofCounts: count %d in row %d: must be 0 or more", count, i);
            }
            copy[i] = counts[i].clone();
        }
        ConfusionMatrix matrix = new ConfusionMatrix(copy,
                IntStream.range(0, k).mapToObj(Integer::toString).toList());
        Require.that(matrix.total > 0, "ConfusionMatrix.ofCounts: all counts are 0: at least one row is needed");
        return matrix;
    }

    private static void requireLabel(String which, int label, int row, int classes) {
        Require.that(label >= 0 && label < classes, "ConfusionMatrix.of: %s label %d of row %d: must be from 0 to %d", which,
                label, row, classes - 1);
    }

    /// Rows of class `truth` that were predicted to be `predicted`.
    public long count(int truth, int predicted) {
        return counts[truth][predicted];
    }

    /// K.
    public int size() {
        return counts.length;
    }

    /// The names of the classes.
    public List<String> classes() {
        return classes;
    }

    /// n.
    public long total() {
        return total;
    }

    // ---------------------------------------------------------------- one class against the rest

    /// Rows of this class that were found.
    public long truePositives(int k) {
        return counts[k][k];
    }

    /// Rows of other classes that were taken for this one.
    public long falsePositives(int k) {
        return predicted(k) - counts[k][k];
    }

    /// Rows of this class that were taken for another.
    public long falseNegatives(int k) {
        return actual(k) - counts[k][k];
    }

    /// Rows that are not of this class and were not taken for it.
    public long trueNegatives(int k) {
        return total - predicted(k) - actual(k) + counts[k][k];
    }

    /// Of the rows that were taken for this class, the share that is: TP / (TP + FP).
    public double precision(int k) {
        return ratio(counts[k][k], predicted(k));
    }

    /// Of the rows of this class, the share that was found: TP / (TP + FN). Also called sensitivity.
    public double recall(int k) {
        return ratio(counts[k][k], actual(k));
    }

    /// Of the rows of other classes, the share that was not taken for this one: TN / (TN + FP).
    public double specificity(int k) {
        return ratio(trueNegatives(k), total - actual(k));
    }

    /// The weighted harmonic mean of precision and recall, (1 + β²)·TP / ((1 + β²)·TP + β²·FN + FP): recall counts β times
    /// as much as precision.
    public double fBeta(int k, double beta) {
        Require.that(beta > 0 && Double.isFinite(beta), "ConfusionMatrix.fBeta: beta %s: must be positive and finite", beta);
        double b2 = beta * beta;
        double hits = (1 + b2) * counts[k][k];
        return ratio(hits, hits + b2 * falseNegatives(k) + falsePositives(k));
    }

    /// 2·TP / (2·TP + FN + FP).
    public double f1(int k) {
        return fBeta(k, 1);
    }

    // ---------------------------------------------------------------- all classes

    /// The share of rows that was answered rightly.
    public double accuracy() {
        return ratio(hits(), total);
    }

    /// The mean recall of the classes that occur: a class of ten rows counts as much as one of a thousand.
    public double balancedAccuracy() {
        double sum = 0;
        int present = 0;
        for (int k = 0; k < size(); k++) {
            if (actual(k) > 0) {
                sum += recall(k);
                present++;
            }
        }
        return sum / present;
    }

    /// Matthews' correlation coefficient of truth and prediction: 1 perfect, 0 no better than answers drawn at random in
    /// the same proportions, and 0 where all rows are of one class or were taken for one. For K classes, Gorodkin 2004.
    public double matthews() {
        double n = total;
        double both = 0;
        double predictedSquares = 0;
        double actualSquares = 0;
        for (int k = 0; k < size(); k++) {
            both += predicted(k) / n * (actual(k) / n);
            predictedSquares += square(predicted(k) / n);
            actualSquares += square(actual(k) / n);
        }
        double spread = Math.sqrt((1 - predictedSquares) * (1 - actualSquares));
        return spread > 0 ? Math.clamp((hits() / n - both) / spread, -1, 1) : 0;
    }

    /// Cohen's kappa: how far accuracy goes beyond what answers drawn at random in the same proportions reach, as a share
    /// of what is possible beyond that; 0 where nothing is.
    public double kappa() {
        double chance = 0;
        for (int k = 0; k < size(); k++) {
            chance += (double) predicted(k) / total * ((double) actual(k) / total);
        }
        return chance < 1 ? (accuracy() - chance) / (1 - chance) : 0;
    }

    /// How scores of single classes become one.
    public enum Average {
        /// Counts of all classes added up first: each *row* counts alike.
        MICRO,
        /// The mean over the classes: each *class* counts alike.
        MACRO,
        /// The mean over the classes, weighted by how many rows each has.
        WEIGHTED
    }

    /// The average of [#precision(int)].
    public double precision(Average average) {
        return average(average, this::precision);
    }

    /// The average of [#recall(int)]. MICRO is the accuracy.
    public double recall(Average average) {
        return average(average, this::recall);
    }

    /// The average of [#fBeta(int, double)].
    public double fBeta(Average average, double beta) {
        return average(average, k -> fBeta(k, beta));
    }

    // subtle: each row has one label and one answer, so TP + FP and TP + FN are n for all classes together, and micro
    // precision, recall and F are all the accuracy
    private double average(Average average, IntToDoubleFunction score) {
        if (average == Average.MICRO) {
            return accuracy();
        }
        double sum = 0;
        double weights = 0;
        for (int k = 0; k < size(); k++) {
            double weight = average == Average.WEIGHTED ? actual(k) : actual(k) + predicted(k) > 0 ? 1 : 0;
            sum += weight * score.applyAsDouble(k);
            weights += weight;
        }
        return sum / weights;
    }

    /// Classes that occur but were never predicted: their precision is 0 by definition.
    public List<String> neverPredicted() {
        return named(k -> predicted(k) == 0 && actual(k) > 0);
    }

    /// Classes that do not occur: their recall is 0 by definition, and no average counts them unless they were predicted.
    public List<String> absent() {
        return named(k -> actual(k) == 0);
    }

    private List<String> named(IntPredicate which) {
        return IntStream.range(0, size()).filter(which).mapToObj(classes::get).toList();
    }

    /// A table of the counts: true classes down, predicted ones across.
    @Override
    public String toString() {
        int width = Math.max(Collections.max(classes.stream().map(String::length).toList()), Long.toString(total).length());
        String corner = "true \\ predicted";
        int left = Math.max(corner.length(), width);
        StringBuilder text = new StringBuilder(String.format(Locale.ROOT, "%-" + left + "s", corner));
        classes.forEach(name -> text.append(String.format(Locale.ROOT, "  %" + width + "s", name)));
        for (int i = 0; i < size(); i++) {
            text.append(String.format(Locale.ROOT, "%n%-" + left + "s", classes.get(i)));
            for (long count : counts[i]) {
                text.append(String.format(Locale.ROOT, "  %" + width + "d", count));
            }
        }
        return text.toString();
    }

    private long actual(int k) {
        return Arrays.stream(counts[k]).sum();
    }

    private long predicted(int k) {
        long sum = 0;
        for (long[] row : counts) {
            sum += row[k];
        }
        return sum;
    }

    private long hits() {
        long sum = 0;
        for (int k = 0; k < size(); k++) {
            sum += counts[k][k];
        }
        return sum;
    }

    private static double ratio(double part, double whole) {
        return whole == 0 ? 0 : part / whole;
    }

    private static double square(double x) {
        return x * x;
    }
}
