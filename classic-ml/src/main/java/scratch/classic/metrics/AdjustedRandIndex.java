package scratch.classic.metrics;

import java.util.Arrays;

/// How far two groupings of the same n things agree, whatever their groups are called: 1 if they are the same grouping,
/// 0 on average for groupings drawn at random, below 0 for less than that.
///
/// Count pairs: of all C(n, 2) = n(n − 1)/2 pairs, A stand together in the first grouping, B in the second, T in both.
/// ARI = (T − E) / ((A + B)/2 − E), where E = A·B / C(n, 2) is what chance gives.
///
/// Cost O(n log n).   Hubert and Arabie 1985, "Comparing partitions".
public final class AdjustedRandIndex {
    private AdjustedRandIndex() {
    }

    /// The index of two groupings.
    ///
    /// @param first  a group for each of n things; any numbers will do as names
    /// @param second the same things in the same order
    /// @throws IllegalArgumentException if the lengths differ or there is nothing to compare
    public static double of(int[] first, int[] second) {
        if (first.length != second.length || first.length == 0) {
            throw new IllegalArgumentException("AdjustedRandIndex: " + first.length + " and " + second.length
                    + " labels: needs the same positive number of both");
        }
        long n = first.length;
        long[] pairs = new long[first.length];
        for (int i = 0; i < pairs.length; i++) {
            pairs[i] = ((long) first[i] << 32) | (second[i] & 0xFFFFFFFFL);     // both names in one number
        }
        double together = pairsInGroups(pairs);
        double inFirst = pairsInGroups(Arrays.stream(first).asLongStream().toArray());
        double inSecond = pairsInGroups(Arrays.stream(second).asLongStream().toArray());
        double possible = pairs(n);
        // subtle: one big group on both sides, or n lone ones: no chance to disagree, and the formula would be 0 / 0
        if (inFirst == inSecond && (inFirst == 0 || inFirst == possible)) {
            return 1;
        }
        double expected = inFirst * inSecond / possible;
        return (together - expected) / ((inFirst + inSecond) / 2 - expected);
    }

    /// Σ over the groups of C(size, 2): how many pairs carry the same name.
    private static double pairsInGroups(long[] names) {
        long[] sorted = names.clone();
        Arrays.sort(sorted);
        long total = 0;
        int start = 0;
        for (int i = 1; i <= sorted.length; i++) {
            if (i == sorted.length || sorted[i] != sorted[start]) {
                total += pairs(i - start);
                start = i;
            }
        }
        return total;
    }

    private static long pairs(long n) {
        return n * (n - 1) / 2;
    }
}
