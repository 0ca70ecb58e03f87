package scratch.classic.margin.softmargin;

/// A solution of exercise 364.
final class Solution364 {
    private Solution364() {
    }

    static double[] step(double[] w, double[] x, int y, double lambda, int t) {
        double f = 0;
        for (int j = 0; j < w.length; j++) {
            f += w[j] * x[j];
        }
        double[] next = new double[w.length];
        for (int j = 0; j < w.length; j++) {
            next[j] = (1 - 1.0 / t) * w[j];
            if (y * f < 1) {
                next[j] += y * x[j] / (lambda * t);
            }
        }
        return next;
    }
}
