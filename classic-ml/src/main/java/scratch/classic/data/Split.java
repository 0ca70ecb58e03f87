package scratch.classic.data;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.IntStream;

import scratch.math.check.Require;

/// Rows to learn from, and rows to be judged by: no row is in both.
///
/// ```java
/// Split split = Split.stratified(y, 0.25, 42);
/// Table learn = table.select(split.train());
/// ```
/// A third part comes from splitting again: `split.train()` into rows to learn from and rows to choose by.
///
/// @param train indices of rows, ascending
/// @param test  indices of rows, ascending
public record Split(int[] train, int[] test) {

    /// @throws IllegalArgumentException if a part is empty, or a row is in both
    public Split {
        Require.that(train.length > 0 && test.length > 0, "Split: %d rows to learn from and %d to test: each part needs one",
                train.length, test.length);
        train = train.clone();
        test = test.clone();
        Arrays.sort(train);
        Arrays.sort(test);
        for (int row : test) {
            Require.that(Arrays.binarySearch(train, row) < 0, "Split: row %d: must not be in both parts", row);
        }
    }

    /// Each row is as likely as any other to be in the test.
    ///
    /// @param rows      how many there are, at least 2
    /// @param testShare of them, between 0 and 1; rounded to whole rows, at least 1 in each part
    public static Split random(int rows, double testShare, long seed) {
        int test = testRows("Split.random", rows, testShare);
        int[] order = Shuffle.of(rows, seed);
        return new Split(Arrays.copyOfRange(order, test, rows), Arrays.copyOf(order, test));
    }

    /// Each class has the same share of both parts, as far as whole rows allow: the largest remainders get the rows that
    /// are left.
    ///
    /// @param labels (n), 0 to K − 1
    /// @throws IllegalArgumentException if a class has one row only, or a part would have fewer rows than there are
    ///                                  classes
    public static Split stratified(int[] labels, double testShare, long seed) {
        int test = testRows("Split.stratified", labels.length, testShare);
        int[] counts = ClassCounts.of("Split.stratified", labels);
        requireEnough(counts, test, labels.length - test);
        int[] quota = Strata.apportion(counts, test);
        boolean[] tested = new boolean[labels.length];
        for (int row : Shuffle.of(labels.length, seed)) {
            if (quota[labels[row]] > 0) {
                quota[labels[row]]--;
                tested[row] = true;
            }
        }
        return of(tested);
    }

    private static void requireEnough(int[] counts, int test, int train) {
        int classes = (int) Arrays.stream(counts).filter(count -> count > 0).count();
        for (int k = 0; k < counts.length; k++) {
            Require.that(counts[k] != 1, "Split.stratified: class %d has 1 row: must have at least 2, one for each part", k);
        }
        Require.that(test >= classes && train >= classes,
                "Split.stratified: %d rows to test and %d to learn from: each part needs one of each of %d classes",
                test, train, classes);
    }

    /// Groups stay whole: the rows of one patient, user or document are all in one part. Groups are drawn at random until
    /// the test has its share of rows.
    ///
    /// @param groups (n), the group of each row, any numbers
    public static Split grouped(int[] groups, double testShare, long seed) {
        int test = testRows("Split.grouped", groups.length, testShare);
        Map<Integer, Integer> sizes = new HashMap<>();
        Arrays.stream(groups).forEach(group -> sizes.merge(group, 1, Integer::sum));
        Require.that(sizes.size() >= 2, "Split.grouped: %d group: must be at least 2, one for each part", sizes.size());
        int[] distinct = Arrays.stream(groups).distinct().toArray();
        int[] order = Shuffle.of(distinct.length, seed);
        Map<Integer, Boolean> chosen = new HashMap<>();
        int taken = 0;
        for (int i = 0; i < order.length; i++) {
            int group = distinct[order[i]];
            boolean last = i == order.length - 1;
            boolean take = taken < test && !(last && chosen.values().stream().allMatch(each -> each));
            chosen.put(group, take);
            taken += take ? sizes.get(group) : 0;
        }
        boolean[] tested = new boolean[groups.length];
        IntStream.range(0, groups.length).forEach(row -> tested[row] = chosen.get(groups[row]));
        return of(tested);
    }

    /// The past to learn from, the future to be judged by.
    ///
    /// @param times (n), ascending; rows of one time stay together
    /// @throws IllegalArgumentException if the rows are not in the order of time
    public static Split byTime(double[] times, double testShare) {
        int first = times.length - testRows("Split.byTime", times.length, testShare);
        requireAscending("Split.byTime", times);
        while (first > 0 && times[first - 1] == times[first]) {
            first--;
        }
        Require.that(first > 0, "Split.byTime: all rows before the test have its first time: must be earlier");
        return new Split(IntStream.range(0, first).toArray(), IntStream.range(first, times.length).toArray());
    }

    static void requireAscending(String operation, double[] times) {
        for (int i = 0; i < times.length; i++) {
            Require.that(Double.isFinite(times[i]), "%s: time of row %d: %s: must be finite", operation, i, times[i]);
            Require.that(i == 0 || times[i - 1] <= times[i], "%s: row %d is at %s, the row before at %s:"
                    + " rows must be sorted by time", operation, i, times[i], i == 0 ? null : times[i - 1]);
        }
    }

    /// The part to learn from, with a part of it held back to choose by: rows of the whole, as `test` is.
    ///
    /// @param within of 0 … train.length − 1
    public Split validation(Split within) {
        int last = Math.max(within.train[within.train.length - 1], within.test[within.test.length - 1]);
        Require.that(last < train.length, "Split.validation: row %d: there are %d rows to learn from", last, train.length);
        return new Split(pick(train, within.train), pick(train, within.test));
    }

    private static int[] pick(int[] rows, int[] which) {
        return Arrays.stream(which).map(i -> rows[i]).toArray();
    }

    private static Split of(boolean[] tested) {
        return new Split(IntStream.range(0, tested.length).filter(row -> !tested[row]).toArray(),
                IntStream.range(0, tested.length).filter(row -> tested[row]).toArray());
    }

    private static int testRows(String operation, int rows, double share) {
        Require.that(rows >= 2, "%s: %d rows: must be at least 2, one for each part", operation, rows);
        Require.that(share > 0 && share < 1, "%s: share of the test %s: must lie between 0 and 1", operation, share);
        return Math.clamp(Math.round(rows * share), 1, rows - 1);
    }
}
