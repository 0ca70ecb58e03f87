package scratch.stats.resampling;

import java.util.Arrays;
import java.util.function.ToDoubleFunction;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;

import scratch.math.check.Require;
import scratch.stats.descriptive.Descriptive;
import scratch.stats.interval.BootstrapInterval;
import scratch.stats.interval.Interval;

/// The bootstrap: draw n rows from the n rows of the sample, with replacement, compute the statistic, and repeat B
/// times. The replicates scatter around the sample's value about as samples scatter around the truth.
/// Rows are drawn whole, so pairs stay pairs.   Cost O(B) evaluations of the statistic.
/// Efron, *Annals of Statistics* 7 (1979) 1; Efron & Tibshirani, *An Introduction to the Bootstrap*.
public final class Bootstrap {
    /// @param resamples B, at least 2; intervals want thousands
    /// @param seed      of the draws
    public record Options(int resamples, long seed) {
        public Options {
            Require.that(resamples >= 2, "Bootstrap: resamples = %s: needs at least 2", resamples);
        }

        /// 10,000 resamples.
        public static Options of(long seed) {
            return new Options(10_000, seed);
        }
    }

    private final double estimate;
    private final double[] replicates;      // (B)
    private final double[] jackknife;       // (n), the statistic without row i

    private Bootstrap(double estimate, double[] replicates, double[] jackknife) {
        this.estimate = estimate;
        this.replicates = replicates;
        this.jackknife = jackknife;
    }

    /// One column of data.
    ///
    /// @param statistic of a sample in any order; it must not keep or change the array
    public static Bootstrap fit(double[] values, ToDoubleFunction<double[]> statistic, Options options) {
        Resampling.requireFinite("Bootstrap.fit", values, 2);
        double[] sample = values.clone();
        return fitRows(sample.length, rows -> {
            double[] drawn = new double[rows.length];
            for (int i = 0; i < rows.length; i++) {
                drawn[i] = sample[rows[i]];
            }
            return statistic.applyAsDouble(drawn);
        }, options);
    }

    /// Any data whose rows are numbered 0 … n − 1: the statistic is given the numbers of the rows drawn.
    public static Bootstrap fitRows(int n, ToDoubleFunction<int[]> statistic, Options options) {
        Require.that(n >= 2, "Bootstrap.fitRows: n = %s: needs at least 2 rows", n);
        int[] all = new int[n];
        Arrays.setAll(all, i -> i);
        double estimate = statistic.applyAsDouble(all);
        return new Bootstrap(estimate, resample(n, statistic, options), jackknife(n, statistic));
    }

    private static double[] resample(int n, ToDoubleFunction<int[]> statistic, Options options) {
        RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(options.seed());
        double[] replicates = new double[options.resamples()];
        int[] rows = new int[n];
        for (int b = 0; b < replicates.length; b++) {
            for (int i = 0; i < n; i++) {
                rows[i] = random.nextInt(n);
            }
            replicates[b] = statistic.applyAsDouble(rows);
        }
        return replicates;
    }

    private static double[] jackknife(int n, ToDoubleFunction<int[]> statistic) {
        double[] jackknife = new double[n];
        int[] others = new int[n - 1];
        for (int left = 0; left < n; left++) {
            int without = left;
            Arrays.setAll(others, i -> i < without ? i : i + 1);
            jackknife[left] = statistic.applyAsDouble(others);
        }
        return jackknife;
    }

    /// The statistic of the sample itself.
    public double estimate() {
        return estimate;
    }

    public double[] replicates() {
        return replicates.clone();
    }

    /// The standard deviation of the replicates, divisor B − 1: how far the statistic scatters from sample to sample.
    public double standardError() {
        return Descriptive.standardDeviation(replicates);
    }

    /// Mean of the replicates minus the estimate.
    public double bias() {
        return Descriptive.mean(replicates) - estimate;
    }

    public Interval percentile(double level) {
        return BootstrapInterval.percentile(estimate, replicates, level);
    }

    /// Bias-corrected and accelerated; see [BootstrapInterval].
    public Interval bca(double level) {
        return BootstrapInterval.bca(estimate, replicates, jackknife, level);
    }

    /// z₀, the bias of the median on the normal scale.
    public double biasCorrection() {
        return BootstrapInterval.bias(estimate, replicates);
    }

    /// The acceleration a of BCa, from the jackknife: no randomness in it.
    public double acceleration() {
        return BootstrapInterval.acceleration(jackknife);
    }
}
