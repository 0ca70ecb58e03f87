package scratch.stats.bayestheorem;

/// A solution of exercise 202.
final class Solution202 {
    private Solution202() {
    }

    static double[] posterior(double[] priors, double[] logLikelihoods) {
        double largest = Double.NEGATIVE_INFINITY;
        for (double value : logLikelihoods) {
            largest = Math.max(largest, value);
        }
        double[] weights = new double[priors.length];
        double sum = 0;
        for (int j = 0; j < weights.length; j++) {
            weights[j] = priors[j] * Math.exp(logLikelihoods[j] - largest);
            sum += weights[j];
        }
        for (int j = 0; j < weights.length; j++) {
            weights[j] /= sum;
        }
        return weights;
    }
}
