package scratch.math.decomposition;

import java.util.Arrays;
import scratch.math.Matrix;

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

    /// The matrix (width, k) whose column j is row order[j] of `rows` (…, width): rows sorted and transposed at once, in
    /// square tiles, as in `Matrix.transpose`.
    static Matrix columns(double[] rows, int width, int[] order) {
        int k = order.length;
        double[] result = new double[width * k];
        int tile = 16;
        for (int j0 = 0; j0 < k; j0 += tile) {
            for (int i0 = 0; i0 < width; i0 += tile) {
                for (int j = j0; j < Math.min(j0 + tile, k); j++) {
                    int row = order[j] * width;
                    for (int i = i0; i < Math.min(i0 + tile, width); i++) {
                        result[i * k + j] = rows[row + i];
                    }
                }
            }
        }
        return Matrix.wrap(width, k, result);
    }
}
