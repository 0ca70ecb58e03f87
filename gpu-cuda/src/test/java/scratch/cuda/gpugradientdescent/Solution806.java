package scratch.cuda.gpugradientdescent;

/// A solution of exercise 806.
final class Solution806 {
    private Solution806() {
    }

    static double[] gradient(double[] x, double[] y, double[] w) {
        int n = y.length;
        int d = w.length - 1;
        double[] gradient = new double[d + 1];
        for (int i = 0; i < n; i++) {
            double residual = w[d] - y[i];
            for (int j = 0; j < d; j++) {
                residual += x[i * d + j] * w[j];
            }
            for (int j = 0; j < d; j++) {
                gradient[j] += 2 * residual * x[i * d + j] / n;
            }
            gradient[d] += 2 * residual / n;
        }
        return gradient;
    }
}
