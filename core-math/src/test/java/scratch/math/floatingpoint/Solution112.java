package scratch.math.floatingpoint;

/// A solution of exercise 112.
final class Solution112 {
    private Solution112() {
    }

    static double[] add(double[] state, double x) {
        double n = state[0] + 1;
        double delta = x - state[1];
        double mean = state[1] + delta / n;
        return new double[]{n, mean, state[2] + delta * (x - mean)};
    }

    static double[] merge(double[] a, double[] b) {
        double n = a[0] + b[0];
        if (n == 0) {
            return new double[3];
        }
        double delta = b[1] - a[1];
        return new double[]{n, a[1] + delta * b[0] / n, a[2] + b[2] + delta * delta * a[0] * b[0] / n};
    }
}
