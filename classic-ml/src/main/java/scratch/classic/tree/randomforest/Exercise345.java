package scratch.classic.tree.randomforest;

/// The "build" exercise of lesson 345: let the rows that a tree has not seen judge the forest.
public final class Exercise345 {
    private Exercise345() {
    }

    /// The share of rows that a forest gets right out of bag: each row is answered by the votes of those trees alone that have
    /// not learned from it.
    ///
    /// @param counts  how often each row was drawn for each tree; (B, n)
    /// @param answers what each tree says to each row, 0 or 1; (B, n)
    /// @param labels  (n), 0 or 1
    /// @return right rows divided by rows that any tree could be asked about; with equally many votes the answer is 0
    public static double outOfBagAccuracy(int[][] counts, int[][] answers, int[] labels) {
        throw new UnsupportedOperationException("outOfBagAccuracy(counts, answers, labels) returns a share of rows");
    }
}
