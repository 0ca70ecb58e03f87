package scratch.math.randomnumbers;

import java.util.function.IntUnaryOperator;

/// A solution of exercise 111: Fisher and Yates 1938, in Durstenfeld's form of 1964.
final class Solution111 {
    private Solution111() {
    }

    static void shuffle(int[] items, IntUnaryOperator below) {
        for (int i = items.length - 1; i > 0; i--) {
            int j = below.applyAsInt(i + 1);        // from what is left, item i itself included
            int item = items[i];
            items[i] = items[j];
            items[j] = item;
        }
    }
}
