package scratch.stats.bayes;

import scratch.stats.distribution.Gamma;
import scratch.stats.distribution.NegativeBinomial;

/// A belief about a rate λ of events: Gamma(shape, rate), as if `shape` events had been seen in a time `rate`.
/// Posterior ∝ λ^(shape−1) e^(−rate λ) · λ^k e^(−λ t) = Gamma(shape + k, rate + t).   Cost O(1).
///
/// @param shape events, the imagined ones included
/// @param rate  exposure, the imagined one included; the gamma's scale is 1/rate
public record GammaPoisson(double shape, double rate) {
    public GammaPoisson {
        Beliefs.positive("GammaPoisson", "shape", shape);
        Beliefs.positive("GammaPoisson", "rate", rate);
    }

    /// The belief after `events` more in `exposure` more units of time.
    public GammaPoisson update(long events, double exposure) {
        Beliefs.count("GammaPoisson.update", "events", events);
        Beliefs.positive("GammaPoisson.update", "exposure", exposure);
        return new GammaPoisson(shape + events, rate + exposure);
    }

    public Gamma distribution() {
        return Gamma.of(shape, 1 / rate);
    }

    /// How many events the next unit of time brings: negative binomial, wider than a Poisson.
    public NegativeBinomial predictive() {
        return NegativeBinomial.of(shape, rate / (rate + 1));
    }
}
