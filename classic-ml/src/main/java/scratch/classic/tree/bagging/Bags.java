package scratch.classic.tree.bagging;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

import scratch.math.check.Require;

/// Bootstrap samples of the same rows: each draws as many rows as there are, with replacement, so that some come several times
/// and others not at all.
///
/// Reference: L. Breiman, "Bagging Predictors", *Machine Learning* 24, 1996.
///
/// @param rows  how many rows there are, n
/// @param drawn (members, n), the rows of each sample, ascending
public record Bags(int rows, int[][] drawn) {
    /// @throws IllegalArgumentException if there is no sample, a sample is empty, or a row is not from 0 to n − 1
    public Bags {
        Require.that(rows > 0 && drawn.length > 0, "Bags: %d rows, %d samples: at least one of each is needed", rows,
                drawn.length);
        drawn = Arrays.stream(drawn).map(int[]::clone).toArray(int[][]::new);
        for (int m = 0; m < drawn.length; m++) {
            Arrays.sort(drawn[m]);
            int last = drawn[m].length - 1;
            Require.that(last >= 0, "Bags: sample %d is empty: must have a row", m);
            Require.that(drawn[m][0] >= 0 && drawn[m][last] < rows, "Bags: sample %d has rows from %d to %d: must be from 0 to"
                    + " %d", m, drawn[m][0], drawn[m][last], rows - 1);
        }
    }

    /// Samples at random; each has a generator of its own, so that the first are the same however many follow.
    public static Bags draw(int rows, int members, long seed) {
        Require.atLeast(1, "Bags.draw", "rows", rows);
        Require.atLeast(1, "Bags.draw", "members", members);
        SplittableRandom random = new SplittableRandom(seed);
        return new Bags(rows, IntStream.range(0, members).mapToObj(m -> random.split().ints(rows, 0, rows).toArray())
                .toArray(int[][]::new));
    }

    /// How many samples there are.
    public int members() {
        return drawn.length;
    }

    /// The rows that a sample did not draw, ascending.
    public int[] leftOut(int member) {
        boolean[] in = new boolean[rows];
        for (int row : drawn[member]) {
            in[row] = true;
        }
        return IntStream.range(0, rows).filter(row -> !in[row]).toArray();
    }

    /// The share of rows that a sample leaves out on average, (1 − 1/n)ⁿ: each of n draws passes a row by with probability
    /// 1 − 1/n.
    public static double shareLeftOut(int rows) {
        Require.atLeast(1, "Bags.shareLeftOut", "rows", rows);
        return Math.pow(1 - 1.0 / rows, rows);
    }
}
