package scratch.deep.recurrence.rnn;

/// A solution of exercise 421.
final class Solution421 {
    private Solution421() {
    }

    static double[] gradient(double wx, double wh, double b, double[] x, double target) {
        double[] h = new double[x.length + 1];
        for (int t = 0; t < x.length; t++) {
            h[t + 1] = Math.tanh(wx * x[t] + wh * h[t] + b);
        }
        double[] gradient = new double[3];
        double byState = h[x.length] - target;
        for (int t = x.length - 1; t >= 0; t--) {
            double bySum = (1 - h[t + 1] * h[t + 1]) * byState;
            gradient[0] += bySum * x[t];
            gradient[1] += bySum * h[t];
            gradient[2] += bySum;
            byState = wh * bySum;
        }
        return gradient;
    }
}
