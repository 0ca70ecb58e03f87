package scratch.stats.bayestheorem;

/// The "build" exercise of lesson 202: Bayes' theorem for evidence of any length.
public final class Exercise202 {
    private Exercise202() {
    }

    /// The probabilities of k hypotheses after the data.
    ///
    /// @param priors         their probabilities before, (k), adding up to 1
    /// @param logLikelihoods the logarithms of P(data | hypothesis), (k)
    /// @return their probabilities after, (k), adding up to 1
    public static double[] posterior(double[] priors, double[] logLikelihoods) {
        throw new UnsupportedOperationException("posterior(priors, logLikelihoods) returns k probabilities");
    }
}
