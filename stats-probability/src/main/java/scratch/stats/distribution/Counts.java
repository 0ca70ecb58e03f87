package scratch.stats.distribution;

/// The one upper limit of a count, and of a sum of counts, in every distribution, test and interval:
/// 2⁵³ = 9,007,199,254,740,992, about 9 million billion. Up to there every whole number is a double and no sum of two
/// counts overflows a long; beyond, n and n + 1 would be the same number, and a p-value would be that of another table.
public final class Counts {
    /// 2⁵³.
    public static final long LARGEST = 1L << 53;

    private Counts() {
    }

    /// @throws IllegalArgumentException unless 0 ≤ count ≤ 2⁵³
    public static void require(String operation, String name, long count) {
        if (count < 0) {
            throw new IllegalArgumentException(operation + ": " + name + " = " + count + ": a count must not be negative");
        }
        largest(operation, name, count);
    }

    /// @throws IllegalArgumentException if the count is above 2⁵³
    public static void largest(String operation, String name, long count) {
        if (count > LARGEST) {
            throw new IllegalArgumentException(operation + ": " + name + " = " + count
                    + ": counts, and their sum, must not exceed 2^53 = " + LARGEST);
        }
    }

    /// The sum, which is a count as well.
    ///
    /// @param counts none negative
    /// @throws IllegalArgumentException if a count or the sum is above 2⁵³
    public static long sum(String operation, long... counts) {
        long sum = 0;
        for (long count : counts) {
            largest(operation, "a count", count);
            sum += count;                                  // two numbers up to 2⁵³: no overflow
            largest(operation, "the sum of the counts", sum);
        }
        return sum;
    }
}
