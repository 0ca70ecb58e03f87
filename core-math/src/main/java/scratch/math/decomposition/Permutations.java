package scratch.math.decomposition;

import java.util.Arrays;

/// Orders of 0 … n - 1, as pivoting leaves them behind.
final class Permutations {
    private Permutations() {}

    static int[] identity(int n) {
        int[] order = new int[n];
        for (int i = 0; i < n; i++) {
            order[i] = i;
        }
        return order;
    }

    static void swap(int[] order, int i, int j) {
        int kept = order[i];
        order[i] = order[j];
        order[j] = kept;
    }

    /// Whether an odd number of exchanges leads to this order: each cycle of even length counts one.
    static boolean isOdd(int[] order) {
        boolean[] seen = new boolean[order.length];
        boolean odd = false;
        for (int start = 0; start < order.length; start++) {
            for (int i = order[start]; !seen[start] && i != start; i = order[i]) {
                seen[i] = true;
                odd = !odd;
            }
        }
        return odd;
    }

    /// The order in which `values` rise, or fall; equal values keep their places.
    static int[] sorted(double[] values, boolean falling) {
        Integer[] boxed = new Integer[values.length];
        for (int i = 0; i < boxed.length; i++) {
            boxed[i] = i;
        }
        Arrays.sort(boxed, (a, b) -> falling ? Double.compare(values[b], values[a])
                : Double.compare(values[a], values[b]));
        int[] order = new int[boxed.length];
        for (int i = 0; i < order.length; i++) {
            order[i] = boxed[i];
        }
        return order;
    }
}
