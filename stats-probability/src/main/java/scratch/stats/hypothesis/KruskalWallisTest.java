package scratch.stats.hypothesis;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import scratch.math.check.Require;
import scratch.stats.descriptive.Ranks;
import scratch.stats.distribution.ChiSquare;

/// Kruskal-Wallis: one-way analysis of variance of the ranks.
/// H = (12/(N(N+1)) Σ Rᵢ²/nᵢ − 3(N+1)) / (1 − Σ(t³−t)/(N³−N)), approximately χ² on k − 1 degrees of freedom if all
/// groups have the same distribution.   Cost O(N log N).
/// Kruskal & Wallis, *JASA* 47 (1952) 583.
public final class KruskalWallisTest {
    private KruskalWallisTest() {
    }

    public static TestResult test(double[]... groups) {
        return test(groups, TestOptions.DEFAULT);
    }

    public static TestResult test(double[][] groups, TestOptions options) {
        String operation = "KruskalWallisTest";
        Inputs.undirected(operation, options);
        Inputs.groups(operation, groups, 1);
        double[] all = Arrays.stream(groups).flatMapToDouble(Arrays::stream).toArray();
        double n = all.length;
        Ranks ranks = Ranks.of(all);
        int[] doubled = ranks.doubled();
        double untied = 1 - ranks.tieCorrection() / (n * n * n - n);
        Require.that(untied > 0, "%s: all values are %s: ranks without differences carry no information", operation,
                all[0]);
        double sum = 0;
        int at = 0;
        for (double[] group : groups) {
            double deviation = 0;                          // rank sum minus its expectation, doubled: a whole number
            for (int i = 0; i < group.length; i++) {
                deviation += doubled[at++] - (n + 1);
            }
            sum += deviation * deviation / 4 / group.length;
        }
        double h = 12 / (n * (n + 1)) * sum / untied;
        int df = groups.length - 1;
        return TestResult.of("Kruskal-Wallis test", "H", h, List.of((double) df), ChiSquare.of(df).survival(h), options,
                "all groups have the same distribution", Optional.empty(),
                new TestResult.Effect(EffectSize.EPSILON_SQUARED, h / (n - 1)));
    }
}
