package scratch.stats.bayes;

import scratch.stats.distribution.Normal;

/// A belief about a mean μ when one observation's variance σ² is known: N(mean, variance). Precisions (1/variance) add,
/// and the new mean is the average of belief and data, weighted by precision.   Cost O(n).
///
/// @param mean     of the belief
/// @param variance of the belief
public record NormalNormal(double mean, double variance) {
    public NormalNormal {
        Beliefs.finite("NormalNormal", "mean", mean);
        Beliefs.positive("NormalNormal", "variance", variance);
    }

    /// The belief after these observations, each with variance `noise`.
    public NormalNormal update(double noise, double... observations) {
        Beliefs.positive("NormalNormal.update", "noise", noise);
        double sum = 0;
        for (double x : observations) {
            Beliefs.finite("NormalNormal.update", "observation", x);
            sum += x - mean;
        }
        double gain = variance / (noise + observations.length * variance);
        return new NormalNormal(mean + gain * sum, gain * noise);
    }

    public Normal distribution() {
        return Normal.of(mean, Math.sqrt(variance));
    }

    /// The next observation: both uncertainties together.
    public Normal predictive(double noise) {
        Beliefs.positive("NormalNormal.predictive", "noise", noise);
        return Normal.of(mean, Math.sqrt(variance + noise));
    }
}
