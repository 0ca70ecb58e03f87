package scratch.stats.likelihood;

import scratch.stats.distribution.ChiSquare;

/// What k heads in n tosses say about P(heads) = p: the log-likelihood k·log p + (n − k)·log(1 − p), its top at k/n, and its
/// curvature there, the Fisher information n/(p(1 − p)), which is 1/variance of the estimate.
/// Fisher, *Phil. Trans. Royal Society A* 222 (1922) 309.
///
/// @param heads  k
/// @param tosses n
public record CoinLikelihood(long heads, long tosses) {
    public CoinLikelihood {
        if (tosses < 1 || heads < 0 || heads > tosses) {
            throw new IllegalArgumentException("CoinLikelihood: " + heads + " heads in " + tosses
                    + " tosses: needs at least one toss and no more heads than tosses");
        }
    }

    /// log P(this row of heads and tails | p), a sum of logarithms: the product of 1075 halves is 0 in double.
    public double logLikelihood(double p) {
        requireProbability(p);
        return (heads == 0 ? 0 : heads * Math.log(p)) + (heads == tosses ? 0 : (tosses - heads) * Math.log1p(-p));
    }

    /// k/n, where the log-likelihood is largest.
    public double estimate() {
        return (double) heads / tosses;
    }

    /// n/(p̂(1 − p̂)), the curvature at the top; infinite if all tosses were equal.
    public double fisherInformation() {
        return tosses / (estimate() * (1 - estimate()));
    }

    /// 1/√information = √(p̂(1 − p̂)/n); 0 if all tosses were equal, which is the sign that the parabola fails, not certainty.
    public double standardError() {
        return 1 / Math.sqrt(fisherInformation());
    }

    /// Likelihood ratio: 2(log L(p̂) − log L(p)), which is 2n·KL(p̂‖p). About chi-square, 1 df, if p is the truth.
    public double likelihoodRatio(double p) {
        requireInside(p);
        return 2 * tosses * Entropy.divergence(new double[]{estimate(), 1 - estimate()}, new double[]{p, 1 - p});
    }

    /// (p̂ − p)²·n/(p̂(1 − p̂)): distance over the error at the estimate; infinite if all tosses were equal.
    public double wald(double p) {
        requireInside(p);
        return (estimate() - p) * (estimate() - p) * fisherInformation();
    }

    /// (p̂ − p)²·n/(p(1 − p)): distance over the error at the hypothesis.
    public double score(double p) {
        requireInside(p);
        return (estimate() - p) * (estimate() - p) * tosses / (p * (1 - p));
    }

    /// P(chi-square with 1 df ≥ statistic).
    public static double pValue(double statistic) {
        if (!(statistic >= 0)) {
            throw new IllegalArgumentException("CoinLikelihood.pValue: statistic = " + statistic + ": must not be negative");
        }
        return ChiSquare.of(1).survival(statistic);
    }

    private static void requireProbability(double p) {
        if (!(p >= 0 && p <= 1)) {
            throw new IllegalArgumentException("CoinLikelihood: p = " + p + ": must be between 0 and 1");
        }
    }

    private static void requireInside(double p) {
        if (!(p > 0 && p < 1)) {
            throw new IllegalArgumentException("CoinLikelihood: p = " + p + ": a hypothesis strictly between 0 and 1");
        }
    }
}
