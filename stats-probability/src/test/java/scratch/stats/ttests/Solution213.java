package scratch.stats.ttests;

/// A solution of exercise 213.
final class Solution213 {
    private Solution213() {
    }

    static double[] welch(double[] x, double[] y) {
        double pivot = x[0];                            // both means measured from here, or large values eat the difference
        double a = variance(x) / x.length;
        double b = variance(y) / y.length;
        double t = (meanFrom(pivot, x) - meanFrom(pivot, y)) / Math.sqrt(a + b);
        double df = (a + b) * (a + b) / (a * a / (x.length - 1) + b * b / (y.length - 1));
        return new double[] {t, df};
    }

    static double variance(double... values) {
        double mean = meanFrom(values[0], values);
        double sum = 0;
        for (double value : values) {
            sum += (value - values[0] - mean) * (value - values[0] - mean);
        }
        return sum / (values.length - 1);
    }

    static double meanFrom(double pivot, double... values) {
        double sum = 0;
        for (double value : values) {
            sum += value - pivot;
        }
        return sum / values.length;
    }
}
