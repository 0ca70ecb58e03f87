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

    /// The matrix (width, k) whose column j is row order[j] of `rows` (…, width): rows sorted and transposed at once.
    /// Eight rows at a time, as in `Matrix.transpose`.
    static Matrix columns(double[] rows, int width, int[] order) {
        int k = order.length;
        double[] result = new double[width * k];
        int j = 0;
        for (; j + 8 <= k; j += 8) {
            int[] at = new int[8];
            for (int q = 0; q < 8; q++) {
                at[q] = order[j + q] * width;
            }
            eightColumns(rows, at, width, result, j, k);
        }
        for (; j < k; j++) {
            for (int i = 0; i < width; i++) {
                result[i * k + j] = rows[order[j] * width + i];
            }
        }
        return Matrix.wrap(width, k, result);
    }

    private static void eightColumns(double[] rows, int[] at, int width, double[] result, int j, int k) {
        int r0 = at[0];
        int r1 = at[1];
        int r2 = at[2];
        int r3 = at[3];
        int r4 = at[4];
        int r5 = at[5];
        int r6 = at[6];
        int r7 = at[7];
        for (int i = 0; i < width; i++) {
            int to = i * k + j;
            result[to] = rows[r0 + i];
            result[to + 1] = rows[r1 + i];
            result[to + 2] = rows[r2 + i];
            result[to + 3] = rows[r3 + i];
            result[to + 4] = rows[r4 + i];
            result[to + 5] = rows[r5 + i];
            result[to + 6] = rows[r6 + i];
            result[to + 7] = rows[r7 + i];
        }
    }
}
