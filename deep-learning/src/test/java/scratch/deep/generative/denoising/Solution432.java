package scratch.deep.generative.denoising;

/// A solution of exercise 432.
final class Solution432 {
    private Solution432() {
    }

    static double[] posteriorMean(double[][] clean, double[] noisy, double deviation) {
        double[] logs = new double[clean.length];
        double largest = Double.NEGATIVE_INFINITY;
        for (int i = 0; i < clean.length; i++) {
            for (int j = 0; j < noisy.length; j++) {
                logs[i] -= (noisy[j] - clean[i][j]) * (noisy[j] - clean[i][j]) / (2 * deviation * deviation);
            }
            largest = Math.max(largest, logs[i]);
        }
        double[] mean = new double[noisy.length];
        double total = 0;
        for (int i = 0; i < clean.length; i++) {
            double weight = Math.exp(logs[i] - largest);       // or all of them may be 0
            total += weight;
            for (int j = 0; j < mean.length; j++) {
                mean[j] += weight * clean[i][j];
            }
        }
        for (int j = 0; j < mean.length; j++) {
            mean[j] /= total;
        }
        return mean;
    }
}
