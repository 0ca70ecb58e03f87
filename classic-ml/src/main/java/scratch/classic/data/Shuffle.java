package scratch.classic.data;

import java.util.SplittableRandom;
import java.util.stream.IntStream;

/// Rows in random order.
public final class Shuffle {
    private Shuffle() {
    }

    /// The same rows in an order of which all are equally likely: Fisher and Yates.
    public static int[] of(int[] rows, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        int[] order = rows.clone();
        for (int i = order.length - 1; i > 0; i--) {
            int k = random.nextInt(i + 1);
            int swapped = order[i];
            order[i] = order[k];
            order[k] = swapped;
        }
        return order;
    }

    /// 0 … n − 1 in such an order.
    public static int[] of(int n, long seed) {
        return of(IntStream.range(0, n).toArray(), seed);
    }
}
