package scratch.stats.bayes;

import java.util.function.DoubleUnaryOperator;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import scratch.math.check.Require;

/// Metropolis's sampler: propose y = x + step · normal; move there with probability min(1, π(y)/π(x)), otherwise stay, and
/// a stay is a draw like any other. In the long run the walk spends in each place a time proportional to π; π need not be
/// normalised, since only ratios are used.   Cost one density per draw.
/// Metropolis and others, *J. Chem. Phys.* 21 (1953) 1087.
public final class Metropolis {
    /// @param start first position, where the density must be positive
    /// @param step  standard deviation of a proposal
    /// @param draws how many to keep
    /// @param warmUp how many to forget first
    /// @param seed  of the walk
    public record Options(double start, double step, int draws, int warmUp, long seed) {
        public Options {
            Beliefs.finite("Metropolis", "start", start);
            Beliefs.positive("Metropolis", "step", step);
            Require.that(draws >= 1, "Metropolis: draws = %s: needs at least 1", draws);
            Require.that(warmUp >= 0, "Metropolis: warmUp = %s: must not be negative", warmUp);
        }

        public static Options of(double start, double step, int draws, long seed) {
            return new Options(start, step, draws, 0, seed);
        }
    }

    private final double[] draws;
    private final double acceptanceRate;

    private Metropolis(double[] draws, double acceptanceRate) {
        this.draws = draws;
        this.acceptanceRate = acceptanceRate;
    }

    /// @param logDensity log π up to a constant; −∞ outside the support
    public static Metropolis sample(DoubleUnaryOperator logDensity, Options options) {
        RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(options.seed());
        double x = options.start();
        double logHere = atStart(logDensity, x);
        double[] draws = new double[options.draws()];
        int accepted = 0;
        for (int t = -options.warmUp(); t < draws.length; t++) {
            double proposal = x + options.step() * random.nextGaussian();
            double logThere = at(logDensity, proposal);
            // On logs: a ratio of densities under- or overflows. log of a uniform is −exponential.
            if (-random.nextExponential() < logThere - logHere) {
                x = proposal;
                logHere = logThere;
                accepted += t >= 0 ? 1 : 0;
            }
            if (t >= 0) {
                draws[t] = x;
            }
        }
        return new Metropolis(draws, (double) accepted / draws.length);
    }

    private static double atStart(DoubleUnaryOperator logDensity, double start) {
        double log = logDensity.applyAsDouble(start);
        Require.that(log > Double.NEGATIVE_INFINITY && log < Double.POSITIVE_INFINITY,
                "Metropolis.sample: log density at start %s is %s: the walk must start where the density is positive",
                start, log);
        return log;
    }

    private static double at(DoubleUnaryOperator logDensity, double x) {
        double log = logDensity.applyAsDouble(x);
        if (Double.isNaN(log)) {
            throw Require.broken("Metropolis.sample: log density at %s is NaN: return -Infinity outside the support", x);
        }
        return log;
    }

    public double[] draws() {
        return draws.clone();
    }

    /// The share of proposals that were accepted, after the warm-up.
    public double acceptanceRate() {
        return acceptanceRate;
    }
}
