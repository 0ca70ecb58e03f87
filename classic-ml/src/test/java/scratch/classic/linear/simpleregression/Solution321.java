package scratch.classic.linear.simpleregression;

/// A solution of exercise 321.
final class Solution321 {
    private Solution321() {
    }

    static double[] fit(double[] x, double[] y) {
        double xMean = 0;
        double yMean = 0;
        for (int i = 0; i < x.length; i++) {
            xMean += x[i] / x.length;
            yMean += y[i] / x.length;
        }
        double sxx = 0;
        double sxy = 0;
        for (int i = 0; i < x.length; i++) {
            sxx += (x[i] - xMean) * (x[i] - xMean);
            sxy += (x[i] - xMean) * (y[i] - yMean);
        }
        double slope = sxy / sxx;
        return new double[]{yMean - slope * xMean, slope};
    }
}
