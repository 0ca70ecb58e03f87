package scratch.math.vectors;

/// A solution of exercise 101.
final class Solution101 {
    private Solution101() {
    }

    static double[] project(double[] a, double[] b) {
        double ab = 0;
        double bb = 0;
        for (int i = 0; i < a.length; i++) {
            ab += a[i] * b[i];
            bb += b[i] * b[i];
        }
        double[] shadow = new double[b.length];
        for (int i = 0; i < b.length; i++) {
            shadow[i] = ab / bb * b[i];
        }
        return shadow;
    }
}
