package scratch.classic.metrics;

import java.util.Arrays;
import java.util.List;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

import scratch.math.check.Require;

/// How often each class was answered by which: `count(i, j)` rows of class i were predicted to be of class j. Every
/// score of classification that knows no probabilities is computed from these counts alone.
///
/// A ratio with nothing below the line, such as the precision of a class that was never predicted, is 0 here, as it is in
/// scikit-learn; `neverPredicted` and `absent` say where that happened. Cost O(n + K²).
public final class ConfusionMatrix {
    private static final int MOST = 5000;   // of them the counts are 200 MB

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
        Require.that(largest < MOST, "ConfusionMatrix.of: label %d: a table of all pairs has room for %d classes, counted from"
                + " 0", largest, MOST);
        return of(truth, predicted, IntStream.rangeClosed(0, largest).mapToObj(Integer::toString).toList());
    }

    /// Of the counts themselves, without names.
    public static ConfusionMatrix ofCounts(long[][] counts) {
        return ofCounts(counts, IntStream.range(0, counts.length).mapToObj(Integer::toString).toList());
    }

    /// Of the counts themselves.
    ///
    /// @param counts  (K, K), not negative and not all 0: row the true class, column the predicted one
    /// @param classes the names of the K classes
    public static ConfusionMatrix ofCounts(long[][] counts, List<String> classes) {
        int k = classes.size();
        Require.that(counts.length == k, "ConfusionMatrix.ofCounts: %d rows of counts: there are %d classes", counts.length, k);
        long[][] copy = new long[k][];
        for (int i = 0; i < k; i++) {
            Require.that(counts[i].length == k, "ConfusionMatrix.ofCounts: row %d has %d counts: there are %d classes", i,
                    counts[i].length, k);
            for (long count : counts[i]) {
                Require.that(count >= 0, "ConfusionMatrix.ofCounts: count %d in row %d: must be 0 or more", count, i);
            }
            copy[i] = counts[i].clone();
        }
        ConfusionMatrix matrix = new ConfusionMatrix(copy, List.copyOf(classes));
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

    /// The four counts of class k, when all other classes are one.
    public BinaryCounts oneAgainstRest(int k) {
        Require.that(k >= 0 && k < size(), "ConfusionMatrix: class %d: must be from 0 to %d", k, size() - 1);
        long hits = counts[k][k];
        long actual = actual(k);
        long predicted = predicted(k);
        return new BinaryCounts(hits, predicted - hits, actual - hits, total - predicted - actual + hits);
    }

    /// Of the rows that were taken for this class, the share that is: TP / (TP + FP).
    public double precision(int k) {
        return oneAgainstRest(k).precision();
    }

    /// Of the rows of this class, the share that was found: TP / (TP + FN). Also called sensitivity.
    public double recall(int k) {
        return oneAgainstRest(k).recall();
    }

    /// Of the rows of other classes, the share that was not taken for this one: TN / (TN + FP).
    public double specificity(int k) {
        return oneAgainstRest(k).specificity();
    }

    /// The weighted harmonic mean of precision and recall, in which recall counts `beta` times as much.
    public double fBeta(int k, double beta) {
        return oneAgainstRest(k).fBeta(beta);
    }

    /// 2·TP / (2·TP + FN + FP).
    public double f1(int k) {
        return oneAgainstRest(k).f1();
    }

    // ---------------------------------------------------------------- all classes

    /// The share of rows that was answered rightly.
    public double accuracy() {
        return (double) hits() / total;
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
        double predictedSpread = 0;
        double actualSpread = 0;
        for (int k = 0; k < size(); k++) {
            predictedSpread += (double) predicted(k) * (total - predicted(k));
            actualSpread += (double) actual(k) * (total - actual(k));
        }
        return Math.clamp(BinaryCounts.ratio(covariance(), Math.sqrt(predictedSpread) * Math.sqrt(actualSpread)), -1, 1);
    }

    /// Cohen's kappa: how far accuracy goes beyond what answers drawn at random in the same proportions reach, as a share
    /// of what is possible beyond that; 0 where nothing is.
    public double kappa() {
        double possible = 0;                    // n²·(1 − chance)
        for (int k = 0; k < size(); k++) {
            possible += (double) predicted(k) * (total - actual(k));
        }
        return BinaryCounts.ratio(covariance(), possible);
    }

    // n·hits − Σ predicted·actual. subtle: class by class nothing large cancels, however rare a class is
    private double covariance() {
        return IntStream.range(0, size()).mapToDouble(k -> oneAgainstRest(k).covariance()).sum();
    }

    /// The average of [#precision(int)]. With one answer a row, MICRO is the accuracy, here and below: each wrong answer is
    /// one false positive and one false negative.
    public double precision(Average average) {
        return average.of(this, BinaryCounts::precision);
    }

    /// The average of [#recall(int)].
    public double recall(Average average) {
        return average.of(this, BinaryCounts::recall);
    }

    /// The average of [#fBeta(int, double)].
    public double fBeta(Average average, double beta) {
        return average.of(this, counts -> counts.fBeta(beta));
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
        return CountTable.of(counts, classes, total);
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
}
