package scratch.deep.generative.vae;

/// A solution of exercise 434.
final class Solution434 {
    private Solution434() {
    }

    static double[] divergence(double[] mean, double[] logVariance) {
        int k = mean.length;
        double[] all = new double[1 + 2 * k];
        for (int j = 0; j < k; j++) {
            double variance = Math.exp(logVariance[j]);
            all[0] += (mean[j] * mean[j] + variance - logVariance[j] - 1) / 2;
            all[1 + j] = mean[j];
            all[1 + k + j] = (variance - 1) / 2;
        }
        return all;
    }
}
