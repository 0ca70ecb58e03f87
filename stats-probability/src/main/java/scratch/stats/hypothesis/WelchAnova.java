package scratch.stats.hypothesis;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import scratch.math.check.Require;
import scratch.stats.distribution.FDistribution;

/// Welch's analysis of variance: are the means of k independent groups equal, if their variances need not be?
/// Group i weighs wᵢ = nᵢ/sᵢ²; with x̃ the weighted mean and Λ = Σ (1 − wᵢ/Σw)²/(nᵢ − 1),
/// F = Σ wᵢ(x̄ᵢ − x̃)²/(k−1) / (1 + 2(k−2)Λ/(k²−1)) on k − 1 and (k²−1)/(3Λ) degrees of freedom. For two groups it is the
/// square of Welch's t. Assumes independent observations, normal within each group.   Cost O(N).
/// R: `oneway.test`. Welch, *Biometrika* 38 (1951) 330; effect size ω²: Kirk, *Educ. Psych. Meas.* 56 (1996) 746.
public final class WelchAnova {
    private WelchAnova() {
    }

    public static TestResult test(double[]... groups) {
        return test(groups, TestOptions.DEFAULT);
    }

    /// @throws IllegalArgumentException for fewer than 2 groups, a group of fewer than 2 values or without spread
    public static TestResult test(double[][] groups, TestOptions options) {
        String operation = "WelchAnova";
        Inputs.undirected(operation, options);
        Inputs.groups(operation, groups, 2);
        int k = groups.length;
        Sample[] samples = new Sample[k];
        double[] weights = new double[k];
        double centre = 0;
        for (int g = 0; g < k; g++) {
            samples[g] = Sample.of(operation, groups[g], groups[0][0]);
            Require.that(!samples[g].isConstant(), "%s: group %s is constant: without spread its weight n/s² is"
                    + " infinite", operation, g + 1);
            weights[g] = samples[g].n() / samples[g].variance();
        }
        double sum = Arrays.stream(weights).sum();
        for (int g = 0; g < k; g++) {
            centre += weights[g] / sum * samples[g].offset();
        }
        double between = 0;
        double lambda = 0;
        for (int g = 0; g < k; g++) {
            double deviation = samples[g].offset() - centre;
            double others = 1 - weights[g] / sum;
            between += weights[g] * deviation * deviation;
            lambda += others * others / (samples[g].n() - 1);
        }
        double df1 = k - 1.0;
        double df2 = (k * (double) k - 1) / (3 * lambda);
        double f = between / df1 / (1 + 2 * (k - 2) * lambda / (k * (double) k - 1));
        double n = Arrays.stream(samples).mapToInt(Sample::n).sum();
        return TestResult.of("Welch's analysis of variance", "F", f, List.of(df1, df2),
                FDistribution.of(df1, df2).survival(f), options, "all group means are equal", Optional.empty(),
                new TestResult.Effect(EffectSize.OMEGA_SQUARED, df1 * (f - 1) / (df1 * (f - 1) + n)));
    }
}
