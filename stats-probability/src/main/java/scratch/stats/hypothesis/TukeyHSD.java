package scratch.stats.hypothesis;

import java.util.ArrayList;
import java.util.List;
import scratch.math.check.Require;
import scratch.stats.distribution.StudentizedRange;

/// Tukey's honestly significant difference: all pairs of group means at one joint level.
/// q = |x̄ᵢ − x̄ⱼ| / √(MS_within/2 · (1/nᵢ + 1/nⱼ)) is held to the studentized range of k means, the distribution of the
/// *largest* difference; with unequal groups (Kramer) it is slightly conservative.   Cost O(k²) double integrals.
/// Tukey 1953; Kramer, *Biometrics* 12 (1956) 307.
public final class TukeyHSD {
    /// mean(j) − mean(i) for i < j, with its interval and p-value adjusted for all pairs.
    public record Pair(int i, int j, double difference, double lower, double upper, double q, double pValue) {
    }

    private final List<Pair> pairs;
    private final double criticalRange;

    private TukeyHSD(OneWayAnova anova, double level) {
        StudentizedRange range = StudentizedRange.of(anova.groups(), anova.within().degreesOfFreedom());
        criticalRange = range.upperQuantile(1 - level);
        List<Pair> all = new ArrayList<>();
        for (int i = 0; i < anova.groups(); i++) {
            for (int j = i + 1; j < anova.groups(); j++) {
                double difference = anova.difference(j, i);   // the later group minus the earlier one, as in R
                double error = Math.sqrt(anova.within().meanSquare() / 2 * (1.0 / anova.size(i) + 1.0 / anova.size(j)));
                double q = Math.abs(difference) / error;
                all.add(new Pair(i, j, difference, difference - criticalRange * error, difference + criticalRange * error,
                        q, range.survival(q)));
            }
        }
        pairs = List.copyOf(all);
    }

    /// @param level the joint confidence level of all intervals
    public static TukeyHSD of(OneWayAnova anova, double level) {
        Inputs.notNull("TukeyHSD", "anova", anova);
        Require.between0And1("TukeyHSD", "level", level);
        return new TukeyHSD(anova, level);
    }

    /// All pairs, the later group minus the earlier one, as R prints them.
    public List<Pair> pairs() {
        return pairs;
    }

    /// The value of the studentized range that all pairs stay below with probability `level` under the null hypothesis.
    public double criticalRange() {
        return criticalRange;
    }
}
