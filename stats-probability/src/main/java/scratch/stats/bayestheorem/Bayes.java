package scratch.stats.bayestheorem;

/// Bayes' theorem for finitely many hypotheses: P(Hⱼ | data) = P(Hⱼ)·P(data | Hⱼ) / Σₖ P(Hₖ)·P(data | Hₖ).
/// The likelihoods are given as logarithms, because a product of 162 factors of 0.01 is exactly 0 in double.   O(k).
/// Bayes 1763; Laplace 1774.
public final class Bayes {
    private Bayes() {
    }

    /// The probabilities of the hypotheses after the data.
    ///
    /// @param priors         before the data, (k); they must add up to 1
    /// @param logLikelihoods log P(data | hypothesis), (k); −∞ for data that the hypothesis forbids
    /// @return (k) numbers that add up to 1
    public static double[] posterior(double[] priors, double[] logLikelihoods) {
        check(priors, logLikelihoods);
        double[] posterior = new double[priors.length];
        double largest = Double.NEGATIVE_INFINITY;
        for (int j = 0; j < priors.length; j++) {
            posterior[j] = Math.log(priors[j]) + logLikelihoods[j];
            largest = Math.max(largest, posterior[j]);
        }
        requirePossible(largest);
        double evidence = 0;
        for (int j = 0; j < posterior.length; j++) {
            // subtle: only differences of the logs matter; without subtracting the largest all of them may underflow.
            posterior[j] = Math.exp(posterior[j] - largest);
            evidence += posterior[j];
        }
        for (int j = 0; j < posterior.length; j++) {
            posterior[j] /= evidence;
        }
        return posterior;
    }

    private static void requirePossible(double largest) {
        if (largest == Double.NEGATIVE_INFINITY) {
            throw new IllegalArgumentException("Bayes.posterior: every hypothesis has probability 0: the data contradict all");
        }
    }

    private static void check(double[] priors, double[] logLikelihoods) {
        if (priors.length == 0 || priors.length != logLikelihoods.length) {
            throw new IllegalArgumentException("Bayes.posterior: " + priors.length + " priors and " + logLikelihoods.length
                    + " likelihoods: needs one of each per hypothesis");
        }
        double sum = 0;
        for (int j = 0; j < priors.length; j++) {
            if (!(priors[j] >= 0 && priors[j] <= 1)) {
                throw new IllegalArgumentException("Bayes.posterior: prior " + j + " = " + priors[j]
                        + ": must be a probability");
            }
            if (!(logLikelihoods[j] < Double.POSITIVE_INFINITY)) {
                throw new IllegalArgumentException("Bayes.posterior: log-likelihood " + j + " = " + logLikelihoods[j]
                        + ": must be a number below infinity");
            }
            sum += priors[j];
        }
        if (!(Math.abs(sum - 1) <= 1e-9)) {
            throw new IllegalArgumentException("Bayes.posterior: the priors add up to " + sum + ": must be 1");
        }
    }
}
