package scratch.stats.bayes;

import scratch.stats.distribution.Gamma;
import scratch.stats.distribution.StudentT;

/// A belief about mean and variance together: σ² ~ inverse gamma(shape, scale), and given it μ ~ N(mean, σ²/strength).
/// It is worth `strength` observations about the mean and 2·shape about the variance. After n observations:
/// strength' = strength + n, mean' = (strength·mean + n x̄)/strength', shape' = shape + n/2,
/// scale' = scale + ½Σ(x − x̄)² + strength·n (x̄ − mean)²/(2 strength').   Cost O(n).
/// Gelman and others, *Bayesian Data Analysis*, section 3.3.
public record NormalInverseGamma(double mean, double strength, double shape, double scale) {
    public NormalInverseGamma {
        Beliefs.finite("NormalInverseGamma", "mean", mean);
        Beliefs.positive("NormalInverseGamma", "strength", strength);
        Beliefs.positive("NormalInverseGamma", "shape", shape);
        Beliefs.positive("NormalInverseGamma", "scale", scale);
    }

    public NormalInverseGamma update(double... observations) {
        NormalInverseGamma belief = this;
        for (double x : observations) {
            belief = belief.update(x);
        }
        return belief;
    }

    private NormalInverseGamma update(double x) {
        Beliefs.finite("NormalInverseGamma.update", "observation", x);
        double surprise = x - mean;
        return new NormalInverseGamma(mean + surprise / (strength + 1), strength + 1, shape + 0.5,
                scale + strength / (strength + 1) * surprise * surprise / 2);
    }

    /// P(μ ≤ m): Student's t with 2·shape degrees of freedom, centred at `mean`, with scale √(scale/(shape·strength)).
    public double meanCdf(double m) {
        return StudentT.of(2 * shape).cdf((m - mean) / Math.sqrt(scale / (shape * strength)));
    }

    /// The equal-tailed credible interval of μ.
    public Credible meanInterval(double level) {
        Credible.requireLevel("NormalInverseGamma.meanInterval", level);
        double half = StudentT.of(2 * shape).upperQuantile((1 - level) / 2) * Math.sqrt(scale / (shape * strength));
        return new Credible(mean - half, mean + half, level);
    }

    /// The belief about the precision 1/σ².
    public Gamma precision() {
        return Gamma.of(shape, 1 / scale);
    }

    /// The expected variance, for shape > 1; infinite otherwise.
    public double expectedVariance() {
        return shape > 1 ? scale / (shape - 1) : Double.POSITIVE_INFINITY;
    }
}
