package scratch.classic.foundation.traintestsplit;

/// The "build" exercise of lesson 306: how many test rows each class gets.
public final class Exercise306 {
    private Exercise306() {
    }

    /// Shares out the rows of a test among the classes in proportion to their sizes, by the largest remainders: each class
    /// gets the whole part of its exact share, and the rows that are left go to the largest fractions.
    ///
    /// @param counts rows of each class
    /// @param test   rows of the test, fewer than all; no two fractions are equal
    /// @return test rows of each class, which add up to `test`
    public static int[] quotas(int[] counts, int test) {
        throw new UnsupportedOperationException("quotas(counts, test) returns the test rows of each class");
    }
}
