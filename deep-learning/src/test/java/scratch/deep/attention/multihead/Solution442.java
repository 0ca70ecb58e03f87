package scratch.deep.attention.multihead;

/// A solution of exercise 442.
final class Solution442 {
    private Solution442() {
    }

    static double[] rotate(double[] x, int place, double base) {
        int half = x.length / 2;
        double[] y = new double[x.length];
        for (int i = 0; i < half; i++) {
            double angle = place * Math.pow(base, -2.0 * i / x.length);
            y[i] = x[i] * Math.cos(angle) - x[i + half] * Math.sin(angle);
            y[i + half] = x[i] * Math.sin(angle) + x[i + half] * Math.cos(angle);
        }
        return y;
    }
}
