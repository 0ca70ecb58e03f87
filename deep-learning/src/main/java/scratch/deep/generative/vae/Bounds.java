package scratch.deep.generative.vae;

import java.util.Arrays;
import java.util.function.ToDoubleFunction;
import java.util.random.RandomGenerator;

import scratch.math.check.Require;

/// Bounds on the log likelihood of a row that nobody can compute, from draws of the code.
public final class Bounds {
    private Bounds() {
    }

    /// `ln (1/K)·Σ p(x|zₖ)·p(zₖ)/q(zₖ)` with K draws from q. Its mean is at most ln p(x), grows with K and comes as near as you
    /// like; for K = 1 it is the ELBO. Burda, Grosse and Salakhutdinov 2016.
    ///
    /// @param logLikelihood ln p(x|z) of the row as a function of z
    public static double importanceWeighted(GaussianCode q, ToDoubleFunction<double[]> logLikelihood, int draws,
                                            RandomGenerator random) {
        Require.that(draws >= 1, "Bounds.importanceWeighted: %d draws: needs at least 1", draws);
        double[] logs = new double[draws];
        for (int i = 0; i < draws; i++) {
            double[] z = q.draw(random);
            logs[i] = logLikelihood.applyAsDouble(z) + GaussianCode.logPrior(z) - q.logDensity(z);
        }
        return logMeanExp(logs);
    }

    /// `ln (1/K)·Σ e^aₖ`. subtle: the largest is taken out first, because the weights themselves would underflow.
    static double logMeanExp(double... logs) {
        double largest = Arrays.stream(logs).max().orElseThrow();
        return largest + Math.log(Arrays.stream(logs).map(log -> Math.exp(log - largest)).sum() / logs.length);
    }
}
