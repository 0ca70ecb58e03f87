package scratch.stats.descriptive;

/// A solution of exercise 203.
final class Solution203 {
    private Solution203() {
    }

    static double[] accept(double[] state, double x) {
        double count = state[0] + 1;
        double mean = state[1] + (x - state[1]) / count;
        return new double[]{count, mean, state[2] + (x - state[1]) * (x - mean)};
    }

    static double[] merge(double[] a, double[] b) {
        double count = a[0] + b[0];
        if (count == 0) {
            return new double[3];
        }
        double distance = b[1] - a[1];
        return new double[]{count, a[1] + distance * b[0] / count,
            a[2] + b[2] + distance * distance * a[0] * b[0] / count};
    }
}
