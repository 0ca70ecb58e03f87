package scratch.classic.foundation.whatislearning;

/// One way to write the "build" exercise of lesson 301.
final class Solution301 {
    private Solution301() {
    }

    static double step(double[] x, double[] y, double weight, double rate) {
        double gradient = 0;
        for (int i = 0; i < x.length; i++) {
            double error = weight * x[i] - y[i];
            gradient += 2 * error * x[i] / x.length;
        }
        return weight - rate * gradient;
    }
}
