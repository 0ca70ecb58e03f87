package scratch.classic.linear.methodrunner;

/// A solution of exercise 324.
final class Solution324 {
    private Solution324() {
    }

    static double[] coordinateDescent(double[][] x, double[] y, int passes) {
        double[] w = new double[x[0].length];
        double[] residuals = y.clone();
        for (int pass = 0; pass < passes; pass++) {
            for (int j = 0; j < w.length; j++) {
                double pull = 0;
                double length = 0;
                for (int i = 0; i < y.length; i++) {
                    pull += x[i][j] * residuals[i];
                    length += x[i][j] * x[i][j];
                }
                double step = pull / length;
                w[j] += step;
                for (int i = 0; i < y.length; i++) {
                    residuals[i] -= step * x[i][j];
                }
            }
        }
        return w;
    }
}
