package scratch.deep.generative.vae;

import java.util.random.RandomGenerator;

import scratch.math.check.Require;

/// A code that is not a point but a normal distribution with independent units: `z = μ + e^(½ℓ)·ε`, where ℓ is the logarithm of
/// the variance and ε is standard normal. In plain arrays, for one row; each formula stands beside its derivatives.
///
/// @param mean        μ: (k)
/// @param logVariance ℓ: (k)
public record GaussianCode(double[] mean, double[] logVariance) {
    private static final double LOG_2_PI = Math.log(2 * Math.PI);

    public GaussianCode {
        Require.sameLength("GaussianCode", mean.length, logVariance.length);
    }

    /// The reparameterisation: the randomness is in ε, which depends on nothing, so z can be differentiated by μ and ℓ.
    public double[] at(double... epsilon) {
        double[] z = new double[mean.length];
        for (int j = 0; j < z.length; j++) {
            z[j] = mean[j] + Math.exp(logVariance[j] / 2) * epsilon[j];
        }
        return z;
    }

    /// `½·Σ (μ² + e^ℓ − ℓ − 1)`: how far the code is from the standard normal distribution, in nats.
    public double divergence() {
        double sum = 0;
        for (int j = 0; j < mean.length; j++) {
            sum += (mean[j] * mean[j] + Math.exp(logVariance[j]) - logVariance[j] - 1) / 2;
        }
        return sum;
    }

    /// The derivatives of the divergence: μ by the mean, `½·(e^ℓ − 1)` by the log variance.
    public GaussianCode divergenceGradient() {
        double[] byLogVariance = new double[mean.length];
        for (int j = 0; j < mean.length; j++) {
            byLogVariance[j] = (Math.exp(logVariance[j]) - 1) / 2;
        }
        return new GaussianCode(mean.clone(), byLogVariance);
    }

    /// ln q(z), the log density of the code at a point.
    public double logDensity(double... z) {
        double sum = 0;
        for (int j = 0; j < z.length; j++) {
            double standardised = (z[j] - mean[j]) * Math.exp(-logVariance[j] / 2);
            sum -= (LOG_2_PI + logVariance[j] + standardised * standardised) / 2;
        }
        return sum;
    }

    /// ln p(z), the log density of the standard normal distribution.
    public static double logPrior(double... z) {
        return new GaussianCode(new double[z.length], new double[z.length]).logDensity(z);
    }

    /// The divergence by sampling: the mean of `ln q(z) − ln p(z)` over draws from q.
    public double divergenceBySampling(int draws, RandomGenerator random) {
        double sum = 0;
        for (int i = 0; i < draws; i++) {
            double[] z = draw(random);
            sum += logDensity(z) - logPrior(z);
        }
        return sum / draws;
    }

    double[] draw(RandomGenerator random) {
        double[] epsilon = new double[mean.length];
        for (int j = 0; j < epsilon.length; j++) {
            epsilon[j] = random.nextGaussian();
        }
        return at(epsilon);
    }
}
