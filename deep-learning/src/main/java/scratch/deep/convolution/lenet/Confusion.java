package scratch.deep.convolution.lenet;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

import scratch.math.check.Require;

/// What was taken for what: `counts[truth][answer]`. The diagonal is right.
public final class Confusion {
    private final int[][] counts;          // (classes, classes)
    private final int rows;

    private Confusion(int[][] counts, int rows) {
        this.counts = counts;
        this.rows = rows;
    }

    public static Confusion of(int classes, int[] truth, int... answers) {
        Require.that(truth.length == answers.length && truth.length > 0, "Confusion.of: %d labels, %d answers: must be equally "
                + "many, and at least one", truth.length, answers.length);
        int[][] counts = new int[classes][classes];
        for (int i = 0; i < truth.length; i++) {
            Require.that(truth[i] >= 0 && truth[i] < classes && answers[i] >= 0 && answers[i] < classes,
                    "Confusion.of: row %d is a %d read as %d: must be from 0 to %d", i, truth[i], answers[i], classes - 1);
            counts[truth[i]][answers[i]]++;
        }
        return new Confusion(counts, truth.length);
    }

    public int[][] counts() {
        int[][] copy = new int[counts.length][];
        for (int i = 0; i < copy.length; i++) {
            copy[i] = counts[i].clone();
        }
        return copy;
    }

    public int errors() {
        int right = 0;
        for (int i = 0; i < counts.length; i++) {
            right += counts[i][i];
        }
        return rows - right;
    }

    /// Of the rows of a class, the share that was recognised; NaN if there are none.
    public double recall(int label) {
        int all = 0;
        for (int count : counts[label]) {
            all += count;
        }
        return (double) counts[label][label] / all;
    }

    /// @param count how often `truth` was read as `answer`
    public record Pair(int truth, int answer, int count) {
    }

    /// The mistakes, the most frequent first.
    public List<Pair> mistakes() {
        List<Pair> pairs = new ArrayList<>();
        for (int t = 0; t < counts.length; t++) {
            for (int a = 0; a < counts.length; a++) {
                if (t != a && counts[t][a] > 0) {
                    pairs.add(new Pair(t, a, counts[t][a]));
                }
            }
        }
        pairs.sort(Comparator.comparingInt(Pair::count).reversed());
        return List.copyOf(pairs);
    }
}
