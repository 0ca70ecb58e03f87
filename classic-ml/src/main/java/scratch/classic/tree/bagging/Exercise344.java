package scratch.classic.tree.bagging;

import java.util.function.IntUnaryOperator;

/// The "build" exercise of lesson 344: an honest error from the rows that were left out.
public final class Exercise344 {
    private Exercise344() {
    }

    /// The share of rows that are answered wrong by the vote of the members that did not learn from them. Rows that all members
    /// learned from do not count; of equal votes for 0 and 1 the vote is 0.
    ///
    /// @param drawn   for each member the rows that it learned from, some of them several times
    /// @param members what each member answers to a row, 0 or 1
    /// @param labels  (n), 0 or 1
    public static double outOfBagError(int[][] drawn, IntUnaryOperator[] members, int[] labels) {
        throw new UnsupportedOperationException("outOfBagError(drawn, members, labels) returns a share of wrong answers");
    }
}
