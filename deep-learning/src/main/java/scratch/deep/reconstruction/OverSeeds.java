package scratch.deep.reconstruction;

import java.util.Arrays;

import scratch.math.check.Require;

/// The mean of a score over independent trainings, with a 95 % confidence interval: `mean ± t·s/√n`, where t is Student's
/// quantile for n − 1 degrees of freedom. A single training is an anecdote.
///
/// @param mean over the seeds
/// @param half half the length of the interval
public record OverSeeds(double mean, double half) {
    /// 97.5 % quantiles for 1 to 9 degrees of freedom.
    private static final double[] STUDENT = {12.706, 4.303, 3.182, 2.776, 2.571, 2.447, 2.365, 2.306, 2.262};

    /// @param scores one for each seed, two to ten of them
    public static OverSeeds of(double... scores) {
        Require.that(scores.length >= 2 && scores.length <= STUDENT.length + 1,
                "OverSeeds: %d scores: must be from 2 to %d", scores.length, STUDENT.length + 1);
        double mean = Arrays.stream(scores).average().orElseThrow();
        double squares = Arrays.stream(scores).map(score -> (score - mean) * (score - mean)).sum();
        double deviation = Math.sqrt(squares / (scores.length - 1));
        return new OverSeeds(mean, STUDENT[scores.length - 2] * deviation / Math.sqrt(scores.length));
    }

    public double lower() {
        return mean - half;
    }

    public double upper() {
        return mean + half;
    }
}
