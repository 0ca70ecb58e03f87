package scratch.classic.tree.bagging;

import java.util.function.IntUnaryOperator;

/// A solution of exercise 344.
final class Solution344 {
    private Solution344() {
    }

    static double outOfBagError(int[][] drawn, IntUnaryOperator[] members, int[] labels) {
        int wrong = 0;
        int asked = 0;
        for (int row = 0; row < labels.length; row++) {
            int votes = 0;
            int ones = 0;
            for (int m = 0; m < drawn.length; m++) {
                if (!contains(drawn[m], row)) {
                    votes++;
                    ones += members[m].applyAsInt(row);
                }
            }
            if (votes > 0) {
                asked++;
                wrong += (2 * ones > votes ? 1 : 0) == labels[row] ? 0 : 1;
            }
        }
        return (double) wrong / asked;
    }

    private static boolean contains(int[] rows, int row) {
        for (int each : rows) {
            if (each == row) {
                return true;
            }
        }
        return false;
    }
}
