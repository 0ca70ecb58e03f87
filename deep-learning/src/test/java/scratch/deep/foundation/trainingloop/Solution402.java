package scratch.deep.foundation.trainingloop;

/// A solution of exercise 402.
final class Solution402 {
    private Solution402() {
    }

    static double[] epoch(double start, double[] x, double[] y, int batchSize, double rate) {
        double w = start;
        double sum = 0;
        for (int from = 0; from < x.length; from += batchSize) {
            int to = Math.min(from + batchSize, x.length);
            double gradient = 0;                               // clear
            for (int i = from; i < to; i++) {
                double error = w * x[i] - y[i];                // forward
                sum += error * error;                          // loss: each row once
                gradient += 2 * x[i] * error / (to - from);    // backward
            }
            w -= rate * gradient;                              // step
        }
        return new double[] {w, sum / x.length};
    }
}
