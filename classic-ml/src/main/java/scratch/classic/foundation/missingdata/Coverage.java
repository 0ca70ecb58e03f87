package scratch.classic.foundation.missingdata;

import java.util.Arrays;
import java.util.random.RandomGenerator;

import scratch.math.check.Require;
import scratch.stats.descriptive.Descriptive;
import scratch.stats.distribution.StudentT;
import scratch.stats.interval.MeanInterval;

/// How often a confidence interval for a mean holds the true mean if n − m of n values were filled with the mean of the
/// other m.
final class Coverage {
    private Coverage() {
    }

    /// By formula: the interval has the width t·√(m(m − 1)/(n(n − 1))) where it should have t of m − 1 degrees of freedom.
    static double formula(int n, int m, double level) {
        Require.that(m >= 2 && m <= n, "Coverage.formula: %d of %d values: needs from 2 to all", m, n);
        double quantile = StudentT.of(n - 1).quantile((1 + level) / 2);
        double shrunk = quantile * Math.sqrt((double) m * (m - 1) / ((double) n * (n - 1)));
        return 1 - 2 * StudentT.of(m - 1).survival(shrunk);
    }

    /// By experiment: the share of samples from a normal distribution.
    static double simulated(int n, int m, double level, int samples, RandomGenerator random) {
        int covered = 0;
        double[] values = new double[n];
        for (int sample = 0; sample < samples; sample++) {
            double[] known = new double[m];
            Arrays.setAll(known, i -> random.nextGaussian());
            System.arraycopy(known, 0, values, 0, m);
            Arrays.fill(values, m, n, Descriptive.mean(known));
            covered += MeanInterval.t(values, level).contains(0) ? 1 : 0;
        }
        return (double) covered / samples;
    }
}
