package scratch.classic.linear.fiveways;

/// A solution of exercise 322.
final class Solution322 {
    private Solution322() {
    }

    static double[] descend(double[] x, double[] y, double rate, int steps) {
        double w0 = 0;
        double w1 = 0;
        for (int step = 0; step < steps; step++) {
            double g0 = 0;
            double g1 = 0;
            for (int i = 0; i < x.length; i++) {
                double error = w0 + w1 * x[i] - y[i];
                g0 += error;
                g1 += error * x[i];
            }
            w0 -= rate * 2 / x.length * g0;
            w1 -= rate * 2 / x.length * g1;
        }
        return new double[]{w0, w1};
    }
}
