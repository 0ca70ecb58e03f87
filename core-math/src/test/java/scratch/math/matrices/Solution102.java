package scratch.math.matrices;

import java.util.Arrays;

/// A solution of exercise 102.
final class Solution102 {
    private Solution102() {
    }

    static void multiply(double[] a, double[] b, double[] c, int m, int k, int n) {
        Arrays.fill(c, 0);
        for (int i = 0; i < m; i++) {
            for (int p = 0; p < k; p++) {
                double weight = a[i * k + p];
                for (int j = 0; j < n; j++) {
                    c[i * n + j] += weight * b[p * n + j];
                }
            }
        }
    }
}
