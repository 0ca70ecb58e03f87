package scratch.math.strides;

import java.util.Arrays;

/// A solution of exercise 108.
final class Solution108 {
    private Solution108() {
    }

    static int[] broadcastShape(int[] a, int[] b) {
        int[] result = new int[Math.max(a.length, b.length)];
        for (int i = 0; i < result.length; i++) {
            int left = i < result.length - a.length ? 1 : a[i - (result.length - a.length)];
            int right = i < result.length - b.length ? 1 : b[i - (result.length - b.length)];
            if (left != right && left != 1 && right != 1) {
                throw new IllegalArgumentException("broadcast: " + Arrays.toString(a) + " with " + Arrays.toString(b)
                        + ": " + left + " and " + right + " must be equal, or one of them 1");
            }
            result[i] = left == 1 ? right : left;
        }
        return result;
    }
}
