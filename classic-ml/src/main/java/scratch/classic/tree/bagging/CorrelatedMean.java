package scratch.classic.tree.bagging;

import java.util.SplittableRandom;

import scratch.math.check.Require;
import scratch.stats.descriptive.Descriptive;

/// The variance of a mean of numbers that are alike: `ρσ² + (1 − ρ)σ² / B` for B numbers of variance σ², any two of which
/// have the correlation ρ. More numbers wear the second term away, and leave the first.
final class CorrelatedMean {
    private CorrelatedMean() {
    }

    static double variance(double variance, double correlation, int members) {
        Require.that(correlation >= 0 && correlation <= 1, "CorrelatedMean.variance: correlation = %s: must be from 0 to 1",
                correlation);
        return correlation * variance + (1 - correlation) * variance / members;
    }

    /// The same by drawing: what all share, with the share ρ of the variance, and what each has of its own; σ² is 1.
    static double simulated(double correlation, int members, int repetitions, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        double[] means = new double[repetitions];
        for (int r = 0; r < repetitions; r++) {
            double shared = Math.sqrt(correlation) * random.nextGaussian();
            double sum = 0;
            for (int m = 0; m < members; m++) {
                sum += shared + Math.sqrt(1 - correlation) * random.nextGaussian();
            }
            means[r] = sum / members;
        }
        double deviation = Descriptive.standardDeviation(means);
        return deviation * deviation;
    }
}
