package scratch.math.randomnumbers;

import java.util.function.IntUnaryOperator;

/// The "build" exercise of lesson 111: shuffle so that every order is equally likely.
public final class Exercise111 {
    private Exercise111() {
    }

    /// Puts the items into a random order, in place. Every order must be equally likely.
    ///
    /// @param items what to shuffle; (n)
    /// @param below `below.applyAsInt(m)` draws a number from 0 to m − 1, each equally likely
    public static void shuffle(int[] items, IntUnaryOperator below) {
        throw new UnsupportedOperationException("shuffle(items, below) puts the items into a random order");
    }
}
