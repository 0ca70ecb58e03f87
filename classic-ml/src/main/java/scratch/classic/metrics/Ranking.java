package scratch.classic.metrics;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

import scratch.math.check.Require;

/// Rows put in order by a score, the highest first, and how well that order separates the positives from the negatives,
/// at every threshold at once. Rows of one score stand or fall together: no order among them is invented.
///
/// Cost O(n log n).   Fawcett 2006, "An introduction to ROC analysis".
public final class Ranking {

    /// What a threshold gives: rows with at least this score are called positive.
    ///
    /// @param threshold      the score; +∞ for the point at which nothing is called positive
    /// @param truePositives  how many of those called positive are
    /// @param falsePositives … are not
    public record Point(double threshold, long truePositives, long falsePositives) {
    }

    private final List<Point> points;   // by falling threshold; the first calls nothing positive, the last everything
    private final long positives;
    private final long negatives;

    private Ranking(List<Point> points, long positives, long negatives) {
        this.points = points;
        this.positives = positives;
        this.negatives = negatives;
    }

    /// Ranks the rows.
    ///
    /// @param positive (n), whether the row is of the class that is looked for; both kinds must occur
    /// @param scores   (n), finite: the higher, the more likely
    public static Ranking of(boolean[] positive, double[] scores) {
        Require.that(positive.length == scores.length, "Ranking.of: %d labels, %d scores: needs one score a row",
                positive.length, scores.length);
        Require.finite("Ranking.of", "scores", scores);
        List<Point> points = sweep(positive, scores);
        Point last = points.getLast();
        Require.that(last.truePositives() > 0 && last.falsePositives() > 0,
                "Ranking.of: %d positives and %d negatives: needs both", last.truePositives(), last.falsePositives());
        return new Ranking(List.copyOf(points), last.truePositives(), last.falsePositives());
    }

    // From the highest score down, with a point where all rows of one score are through.
    private static List<Point> sweep(boolean[] positive, double[] scores) {
        Integer[] order = IntStream.range(0, scores.length).boxed()
                .sorted(Comparator.comparingDouble(i -> -scores[i])).toArray(Integer[]::new);
        List<Point> points = new ArrayList<>(List.of(new Point(Double.POSITIVE_INFINITY, 0, 0)));
        long[] called = new long[2];                                    // false positives, true positives
        for (int i = 0; i < order.length; i++) {
            called[positive[order[i]] ? 1 : 0]++;
            if (i == order.length - 1 || scores[order[i + 1]] != scores[order[i]]) {
                points.add(new Point(scores[order[i]], called[1], called[0]));
            }
        }
        return points;
    }

    /// As [#of(boolean\[\], double\[\])] with labels 0 and 1.
    public static Ranking of(int[] labels, double[] scores) {
        boolean[] positive = new boolean[labels.length];
        for (int i = 0; i < labels.length; i++) {
            Require.that(labels[i] == 0 || labels[i] == 1, "Ranking.of: label %d of row %d: must be 0 or 1", labels[i], i);
            positive[i] = labels[i] == 1;
        }
        return of(positive, scores);
    }

    /// One point for each score that occurs, and one before them.
    public List<Point> points() {
        return points;
    }

    /// TP / P at each point: the y of the ROC curve, the x of the precision-recall curve.
    public double[] truePositiveRates() {
        return points.stream().mapToDouble(point -> (double) point.truePositives() / positives).toArray();
    }

    /// FP / N at each point: the x of the ROC curve.
    public double[] falsePositiveRates() {
        return points.stream().mapToDouble(point -> (double) point.falsePositives() / negatives).toArray();
    }

    /// TP / (TP + FP) at each point; 1 at the first, where nothing is called positive.
    public double[] precisions() {
        return points.stream().mapToDouble(Ranking::precision).toArray();
    }

    /// All four counts at a point of this ranking.
    public BinaryCounts counts(Point point) {
        return new BinaryCounts(point.truePositives(), point.falsePositives(), positives - point.truePositives(),
                negatives - point.falsePositives());
    }

    private static double precision(Point point) {
        long called = point.truePositives() + point.falsePositives();
        return called == 0 ? 1 : (double) point.truePositives() / called;
    }

    /// The area under the ROC curve, by trapezoids: the probability that a positive scores higher than a negative, where
    /// a tie counts one half (Mann and Whitney's U over P·N). ½ for scores that say nothing.
    public double rocAuc() {
        long twice = 0;                       // exact: twice the area in units of one positive times one negative
        for (int i = 1; i < points.size(); i++) {
            Point from = points.get(i - 1);
            Point to = points.get(i);
            twice += (to.falsePositives() - from.falsePositives()) * (from.truePositives() + to.truePositives());
        }
        return twice / (2.0 * positives * negatives);
    }

    /// The mean precision over the positives, each taken at its own threshold: Σ (Rᵢ − Rᵢ₋₁)·Pᵢ. No straight lines are drawn
    /// between points, because precision does not run straight between them. P / n for scores that say nothing.
    public double averagePrecision() {
        double sum = 0;
        for (int i = 1; i < points.size(); i++) {
            sum += (points.get(i).truePositives() - points.get(i - 1).truePositives()) * precision(points.get(i));
        }
        return sum / positives;
    }

    /// The area under the precision-recall curve by trapezoids, which is what many programs print. Where points are far
    /// apart it is too high: (1 + P/n)/2 for scores that say nothing.
    public double precisionRecallAuc() {
        double sum = 0;
        for (int i = 1; i < points.size(); i++) {
            sum += (points.get(i).truePositives() - points.get(i - 1).truePositives())
                    * (precision(points.get(i)) + precision(points.get(i - 1))) / 2;
        }
        return sum / positives;
    }

    /// The threshold with the largest F-beta, the highest of equals.
    public double bestThreshold(double beta) {
        // subtle: of equals the stream keeps the first, and thresholds fall
        return points.stream().max(Comparator.comparingDouble(point -> counts(point).fBeta(beta))).orElseThrow().threshold();
    }

    /// P.
    public long positives() {
        return positives;
    }

    /// N.
    public long negatives() {
        return negatives;
    }

    @Override
    public String toString() {
        return Arrays.toString(points.toArray());
    }
}
