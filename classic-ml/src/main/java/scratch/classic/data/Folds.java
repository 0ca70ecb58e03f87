package scratch.classic.data;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

import scratch.math.check.Require;

/// Several splits of the same rows, such that (but for time) each row is tested exactly once.
public final class Folds {
    private static final int MOST_INDICES = 500_000_000;      // 2 GB

    private Folds() {
    }

    /// k parts of equal size, one more or less; each is the test once.
    public static List<Split> kFold(int rows, int k, long seed) {
        requireFolds("Folds.kFold", k, rows, "rows");
        int[] order = Shuffle.of(rows, seed);
        int[] fold = new int[rows];
        IntStream.range(0, rows).forEach(i -> fold[order[i]] = i % k);
        return of("Folds.kFold", fold, k);
    }

    /// k parts that have each class in the proportion of the whole, one row more or less.
    ///
    /// @param labels (n), 0 to K − 1
    /// @throws IllegalArgumentException if a class has fewer than k rows: some fold would not know it
    public static List<Split> stratified(int[] labels, int k, long seed) {
        requireFolds("Folds.stratified", k, labels.length, "rows");
        int[] counts = ClassCounts.of("Folds.stratified", labels);
        for (int c = 0; c < counts.length; c++) {
            Require.that(counts[c] == 0 || counts[c] >= k, "Folds.stratified: class %d has %d rows: must have one for each of"
                    + " %d folds", c, counts[c], k);
        }
        int[] order = Shuffle.of(labels.length, seed);
        int[] next = new int[counts.length];
        for (int c = 1; c < counts.length; c++) {
            next[c] = (next[c - 1] + counts[c - 1]) % k;      // goes on where the class before stopped: equal sizes
        }
        int[] fold = new int[labels.length];
        for (int row : order) {
            fold[row] = next[labels[row]]++ % k;
        }
        return of("Folds.stratified", fold, k);
    }

    /// k parts into which groups go whole: the largest group first, each to the part with the fewest rows.
    ///
    /// @param groups (n), the group of each row, any numbers
    public static List<Split> grouped(int[] groups, int k) {
        Map<Integer, Integer> sizes = new HashMap<>();
        Arrays.stream(groups).forEach(group -> sizes.merge(group, 1, Integer::sum));
        requireFolds("Folds.grouped", k, sizes.size(), "groups");
        List<Integer> order = new ArrayList<>(sizes.keySet());
        order.sort(Comparator.<Integer>comparingInt(group -> -sizes.get(group)).thenComparing(group -> group));
        int[] filled = new int[k];
        Map<Integer, Integer> part = new HashMap<>();
        for (int group : order) {
            int least = IntStream.range(0, k).boxed().min(Comparator.comparingInt(i -> filled[i])).orElseThrow();
            part.put(group, least);
            filled[least] += sizes.get(group);
        }
        return of("Folds.grouped", Arrays.stream(groups).map(part::get).toArray(), k);
    }

    /// Each row is the test once.
    public static List<Split> leaveOneOut(int rows) {
        requireFolds("Folds.leaveOneOut", rows, rows, "rows");
        return of("Folds.leaveOneOut", IntStream.range(0, rows).toArray(), rows);
    }

    /// k tests one after the other in time, each after all that is learned from: the first part of k + 1 is never
    /// tested, and what is learned from grows.
    ///
    /// @param times (n), ascending; rows of one time stay together
    /// @throws IllegalArgumentException if the rows are not in the order of time, or one time fills a whole part
    public static List<Split> timeSeries(double[] times, int k) {
        Split.requireAscending("Folds.timeSeries", times);
        Require.that(k >= 1 && k < times.length, "Folds.timeSeries: %d tests of %d rows: must be from 1 to %d", k, times.length,
                times.length - 1);
        int[] bounds = new int[k + 2];
        for (int i = 0; i <= k + 1; i++) {
            int at = (int) ((long) i * times.length / (k + 1));
            while (at > 0 && at < times.length && times[at - 1] == times[at]) {
                at++;
            }
            bounds[i] = at;
        }
        List<Split> splits = new ArrayList<>();
        for (int i = 1; i <= k; i++) {
            Require.that(bounds[i] < bounds[i + 1], "Folds.timeSeries: test %d of %d is empty: too many rows have one time",
                    i, k);
            splits.add(new Split(IntStream.range(0, bounds[i]).toArray(),
                    IntStream.range(bounds[i], bounds[i + 1]).toArray()));
        }
        return List.copyOf(splits);
    }

    private static List<Split> of(String operation, int[] fold, int k) {
        Require.that((long) k * fold.length <= MOST_INDICES, "%s: %d folds of %d rows: every fold lists all rows, and"
                + " %d are too many to keep: take fewer folds", operation, k, fold.length, (long) k * fold.length);
        List<Split> splits = new ArrayList<>();
        for (int part = 0; part < k; part++) {
            int test = part;
            splits.add(new Split(IntStream.range(0, fold.length).filter(row -> fold[row] != test).toArray(),
                    IntStream.range(0, fold.length).filter(row -> fold[row] == test).toArray()));
        }
        return List.copyOf(splits);
    }

    private static void requireFolds(String operation, int k, int most, String what) {
        Require.that(k >= 2 && k <= most, "%s: %d folds of %d %s: must be from 2 to %d", operation, k, most, what, most);
    }
}
