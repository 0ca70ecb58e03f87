package scratch.classic.linear.multivariate;

import java.util.Arrays;

/// A solution of exercise 323.
final class Solution323 {
    private Solution323() {
    }

    static double[] fit(double[] x1, double[] x2, double[] y) {
        double[] a = centred(x1);
        double[] b = centred(x2);
        double[] c = centred(y);
        double aa = dot(a, a);
        double ab = dot(a, b);
        double bb = dot(b, b);
        double determinant = aa * bb - ab * ab;
        double b1 = (bb * dot(a, c) - ab * dot(b, c)) / determinant;
        double b2 = (aa * dot(b, c) - ab * dot(a, c)) / determinant;
        return new double[] {mean(y) - b1 * mean(x1) - b2 * mean(x2), b1, b2};
    }

    private static double mean(double[] values) {
        return Arrays.stream(values).average().orElseThrow();
    }

    private static double[] centred(double[] values) {
        double mean = mean(values);
        return Arrays.stream(values).map(v -> v - mean).toArray();
    }

    private static double dot(double[] a, double[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += a[i] * b[i];
        }
        return sum;
    }
}
