package scratch.classic.data;

import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/// Rows in random order.
public final class Shuffle {
    private Shuffle() {
    }

    /// The same rows in an order of which all are equally likely: Fisher and Yates.
    public static int[] of(int[] rows, long seed) {
        int[] order = rows.clone();
        inPlace(order, new SplittableRandom(seed));
        return order;
    }

    /// Puts an array into such an order, with a generator that goes on: another order each time.
    public static void inPlace(int[] order, RandomGenerator random) {
        for (int i = order.length - 1; i > 0; i--) {
            int k = random.nextInt(i + 1);
            int swapped = order[i];
            order[i] = order[k];
            order[k] = swapped;
        }
    }

    /// 0 … n − 1 in such an order.
    public static int[] of(int n, long seed) {
        return of(IntStream.range(0, n).toArray(), seed);
    }
}
