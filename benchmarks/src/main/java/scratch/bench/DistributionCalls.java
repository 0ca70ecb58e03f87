package scratch.bench;

import java.util.function.DoubleUnaryOperator;
import org.apache.commons.math3.distribution.IntegerDistribution;
import org.apache.commons.math3.distribution.RealDistribution;
import scratch.stats.distribution.Beta;
import scratch.stats.distribution.Binomial;
import scratch.stats.distribution.ChiSquare;
import scratch.stats.distribution.ContinuousDistribution;
import scratch.stats.distribution.DiscreteDistribution;
import scratch.stats.distribution.Exponential;
import scratch.stats.distribution.FDistribution;
import scratch.stats.distribution.Gamma;
import scratch.stats.distribution.Geometric;
import scratch.stats.distribution.Hypergeometric;
import scratch.stats.distribution.LogNormal;
import scratch.stats.distribution.NegativeBinomial;
import scratch.stats.distribution.Normal;
import scratch.stats.distribution.Poisson;
import scratch.stats.distribution.StudentT;
import scratch.stats.distribution.Weibull;

/// The contestants of [DistributionBenchmark]: one distribution from three libraries, each a function of a number.
///
/// @param arguments the same for all: probabilities for the quantile, else values drawn from the distribution
record DistributionCalls(String distribution, String function, DoubleUnaryOperator ours, DoubleUnaryOperator smile,
                         DoubleUnaryOperator commons, double[] arguments) {

    /// The objects are made here, outside of what is timed: ours prepare their constants then.
    static DistributionCalls of(String distribution, String function, int n) {
        return switch (distribution) {
            case "normal" -> continuous(distribution, function, n, Normal.of(1, 2),
                new smile.stat.distribution.GaussianDistribution(1, 2),
                new org.apache.commons.math3.distribution.NormalDistribution(null, 1, 2));
            case "t5", "t100" -> {
                int degrees = Integer.parseInt(distribution.substring(1));
                yield continuous(distribution, function, n, StudentT.of(degrees),
                    new smile.stat.distribution.TDistribution(degrees),
                    new org.apache.commons.math3.distribution.TDistribution(null, degrees));
            }
            case "chiSquare4" -> continuous(distribution, function, n, ChiSquare.of(4),
                new smile.stat.distribution.ChiSquareDistribution(4),
                new org.apache.commons.math3.distribution.ChiSquaredDistribution(null, 4));
            case "f5and10" -> continuous(distribution, function, n, FDistribution.of(5, 10),
                new smile.stat.distribution.FDistribution(5, 10),
                new org.apache.commons.math3.distribution.FDistribution(null, 5, 10));
            case "gamma2.5" -> continuous(distribution, function, n, Gamma.of(2.5, 2),
                new smile.stat.distribution.GammaDistribution(2.5, 2),
                new org.apache.commons.math3.distribution.GammaDistribution(null, 2.5, 2));
            case "beta2and3" -> continuous(distribution, function, n, Beta.of(2, 3),
                new smile.stat.distribution.BetaDistribution(2, 3),
                new org.apache.commons.math3.distribution.BetaDistribution(null, 2, 3));
            case "exponential" -> continuous(distribution, function, n, Exponential.of(0.5),
                new smile.stat.distribution.ExponentialDistribution(0.5),
                new org.apache.commons.math3.distribution.ExponentialDistribution(null, 2));
            case "logNormal" -> continuous(distribution, function, n, LogNormal.of(1, 0.5),
                new smile.stat.distribution.LogNormalDistribution(1, 0.5),
                new org.apache.commons.math3.distribution.LogNormalDistribution(null, 1, 0.5));
            case "weibull" -> continuous(distribution, function, n, Weibull.of(1.5, 2),
                new smile.stat.distribution.WeibullDistribution(1.5, 2),
                new org.apache.commons.math3.distribution.WeibullDistribution(null, 1.5, 2));
            case "binomial100" -> discrete(distribution, function, n, Binomial.of(100, 0.3),
                new smile.stat.distribution.BinomialDistribution(100, 0.3),
                new org.apache.commons.math3.distribution.BinomialDistribution(null, 100, 0.3));
            case "poisson10", "poisson1000" -> {
                int mean = Integer.parseInt(distribution.substring("poisson".length()));
                yield discrete(distribution, function, n, Poisson.of(mean),
                    new smile.stat.distribution.PoissonDistribution(mean),
                    new org.apache.commons.math3.distribution.PoissonDistribution(mean));
            }
            case "geometric" -> discrete(distribution, function, n, Geometric.of(0.1),
                new smile.stat.distribution.GeometricDistribution(0.1),
                new org.apache.commons.math3.distribution.GeometricDistribution(null, 0.1));
            case "negativeBinomial" -> discrete(distribution, function, n, NegativeBinomial.of(5, 0.3),
                new smile.stat.distribution.NegativeBinomialDistribution(5, 0.3),
                new org.apache.commons.math3.distribution.PascalDistribution(null, 5, 0.3));
            case "hypergeometric" -> discrete(distribution, function, n, Hypergeometric.of(500, 60, 200),
                new smile.stat.distribution.HyperGeometricDistribution(500, 60, 200),
                new org.apache.commons.math3.distribution.HypergeometricDistribution(null, 500, 60, 200));
            default -> throw new IllegalArgumentException("distribution: " + distribution + ": is not in this contest");
        };
    }

    private static DistributionCalls continuous(String name, String function, int n, ContinuousDistribution ours,
                                                smile.stat.distribution.Distribution smile, RealDistribution commons) {
        double[] p = probabilities(n);
        double[] x = p.clone();
        for (int i = 0; i < n; i++) {
            x[i] = ours.quantile(p[i]);
        }
        return switch (function) {
            case "cdf" -> new DistributionCalls(name, function, ours::cdf, smile::cdf, commons::cumulativeProbability, x);
            case "quantile" -> new DistributionCalls(name, function, ours::quantile, smile::quantile,
                commons::inverseCumulativeProbability, p);
            case "density" -> new DistributionCalls(name, function, ours::pdf, smile::p, commons::density, x);
            default -> throw noSuch(function);
        };
    }

    private static DistributionCalls discrete(String name, String function, int n, DiscreteDistribution ours,
                                              smile.stat.distribution.DiscreteDistribution smile,
                                              IntegerDistribution commons) {
        double[] p = probabilities(n);
        double[] k = p.clone();
        for (int i = 0; i < n; i++) {
            k[i] = ours.quantile(p[i]);
        }
        return switch (function) {
            case "cdf" -> new DistributionCalls(name, function, x -> ours.cdf((long) x), smile::cdf,
                x -> commons.cumulativeProbability((int) x), k);
            case "quantile" -> new DistributionCalls(name, function, ours::quantile, smile::quantile,
                commons::inverseCumulativeProbability, p);
            case "density" -> new DistributionCalls(name, function, x -> ours.pmf((long) x), x -> smile.p((int) x),
                x -> commons.probability((int) x), k);
            default -> throw noSuch(function);
        };
    }

    private static IllegalArgumentException noSuch(String function) {
        return new IllegalArgumentException("function: " + function + ": must be cdf, quantile or density");
    }

    /// Uniform in (0, 1), from a fixed seed.
    private static double[] probabilities(int n) {
        double[] p = new Draws(1).u01(n);
        for (int i = 0; i < n; i++) {
            p[i] += 0x1.0p-54;
        }
        return p;
    }

    /// The call that a benchmark method of this name is timed on.
    DoubleUnaryOperator call(String contestant) {
        return switch (contestant) {
            case "ours" -> ours;
            case "smile" -> smile;
            case "commonsMath" -> commons;
            default -> throw new IllegalArgumentException("contestant: " + contestant + ": is not in this contest");
        };
    }

    /// The sum over all arguments: what one timed call computes.
    static double sum(DoubleUnaryOperator call, double... arguments) {
        double sum = 0;
        for (double x : arguments) {
            sum += call.applyAsDouble(x);
        }
        return sum;
    }

    /// The largest relative difference of a contestant from ours over the arguments; NaN if one of its values is.
    double difference(String contestant) {
        DoubleUnaryOperator theirs = call(contestant);
        double largest = 0;
        for (double x : arguments) {
            double wanted = ours.applyAsDouble(x);
            double difference = Math.abs(theirs.applyAsDouble(x) - wanted);
            largest = Math.max(largest, difference == 0 ? 0 : difference / Math.abs(wanted));
        }
        return largest;
    }

    /// Refuses to time a contestant that computes something else. Two of them are content with six to eight digits.
    void check(String contestant) {
        double difference = difference(contestant);
        if (!(difference <= 1e-6)) {
            throw new IllegalStateException(distribution + ", " + function + ": " + contestant
                + " differs from ours by a relative " + difference);
        }
    }
}
