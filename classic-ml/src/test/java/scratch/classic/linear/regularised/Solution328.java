package scratch.classic.linear.regularised;

/// A solution of exercise 328.
final class Solution328 {
    private Solution328() {
    }

    static double best(double[] x, double[] r, double penalty, double ratio) {
        int n = x.length;
        double product = 0;
        double square = 0;
        for (int i = 0; i < n; i++) {
            product += x[i] * r[i] / n;
            square += x[i] * x[i] / n;
        }
        double threshold = penalty * ratio;
        if (Math.abs(product) <= threshold) {
            return 0;
        }
        return (product - Math.copySign(threshold, product)) / (square + penalty * (1 - ratio));
    }
}
