package scratch.stats.hypothesis;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import scratch.math.check.Require;
import scratch.stats.descriptive.Descriptive;
import scratch.stats.distribution.ChiSquare;
import scratch.stats.distribution.FDistribution;

/// Tests of equal variances. Levene: an analysis of variance of |x − centre|; with medians as centres (Brown and Forsythe)
/// it keeps its level also for skewed data. Bartlett: a likelihood ratio, powerful for normal data and misled by any other.
/// F: the ratio of two variances, as fragile. None of them should decide which t-test to use.   Cost O(N log N).
/// Levene 1960; Brown & Forsythe, *JASA* 69 (1974) 364; Bartlett, *Proc. R. Soc. A* 160 (1937) 268.
public final class VarianceTest {
    /// What Levene's deviations are measured from.
    public enum Centre {
        /// Levene's own choice.
        MEAN,
        /// Brown and Forsythe: the default of SciPy and of R's car.
        MEDIAN
    }

    private VarianceTest() {
    }

    /// Brown and Forsythe's test, from the medians.
    public static TestResult levene(double[]... groups) {
        return levene(groups, Centre.MEDIAN, TestOptions.DEFAULT);
    }

    public static TestResult levene(double[][] groups, Centre centre, TestOptions options) {
        String operation = "VarianceTest.levene";
        Inputs.undirected(operation, options);
        Inputs.notNull(operation, "centre", centre);
        Inputs.groups(operation, groups, 2);
        double[][] deviations = new double[groups.length][];
        boolean spread = false;
        for (int g = 0; g < groups.length; g++) {
            double[] group = groups[g];
            double middle = centre == Centre.MEAN ? Sample.of(operation, group).offset()
                    : Descriptive.median(group) - group[0];
            deviations[g] = Arrays.stream(group).map(x -> Math.abs((x - group[0]) - middle)).toArray();
            // subtle: 0.4 − 0.35 and 0.35 − 0.3 differ by rounding, of the size that the values have
            spread |= !Sample.of(operation, deviations[g])
                    .computedFrom(Arrays.stream(group).map(Math::abs).max().orElseThrow()).isConstant();
        }
        Require.that(spread, "%s: the distances from the centre do not vary in any group: without spread F is 0/0 or ∞",
                operation);
        OneWayAnova anova = OneWayAnova.fit(deviations, options);
        return TestResult.of(centre == Centre.MEAN ? "Levene's test" : "Brown-Forsythe test", "F", anova.f(),
                List.of(anova.between().degreesOfFreedom(), anova.within().degreesOfFreedom()), anova.pValue(), options,
                "all groups have the same spread", Optional.empty(),
                new TestResult.Effect(EffectSize.ETA_SQUARED, anova.etaSquared()));
    }

    /// X² = ((N−k) ln s² − Σ(nᵢ−1) ln sᵢ²) / (1 + (Σ1/(nᵢ−1) − 1/(N−k)) / (3(k−1)))
    public static TestResult bartlett(double[][] groups, TestOptions options) {
        String operation = "VarianceTest.bartlett";
        Inputs.undirected(operation, options);
        Inputs.groups(operation, groups, 2);
        double freedom = 0;
        double squares = 0;
        double inverses = 0;
        double largest = 0;
        double smallest = Double.POSITIVE_INFINITY;
        for (int g = 0; g < groups.length; g++) {
            Sample sample = Sample.of(operation, groups[g]);
            Require.that(!sample.isConstant(), "%s: group %s is constant: the logarithm of its variance is −∞",
                    operation, g + 1);
            freedom += sample.n() - 1;
            squares += sample.squares();
            inverses += 1.0 / (sample.n() - 1);
            largest = Math.max(largest, sample.variance());
            smallest = Math.min(smallest, sample.variance());
        }
        double pooled = squares / freedom;
        double sum = 0;
        for (double[] group : groups) {
            // subtle: the logarithm of the ratio, so that equal variances give 0 and not a difference of two large sums.
            sum -= (group.length - 1) * Math.log(Sample.of(operation, group).variance() / pooled);
        }
        int df = groups.length - 1;
        double statistic = Math.max(0, sum / (1 + (inverses - 1 / freedom) / (3 * df)));
        return TestResult.of("Bartlett's test", "X²", statistic, List.of((double) df), ChiSquare.of(df).survival(statistic),
                options, "all groups have the same variance", Optional.empty(),
                new TestResult.Effect(EffectSize.LARGEST_VARIANCE_RATIO, largest / smallest));
    }

    /// F = s₁²/s₂² against the null ratio `options.nullValue()`; 0 stands for 1.
    public static TestResult fTest(double[] x, double[] y, TestOptions options) {
        String operation = "VarianceTest.fTest";
        Inputs.options(operation, options);
        Inputs.sample(operation, "x", x, 2);
        Inputs.sample(operation, "y", y, 2);
        Sample first = Sample.of(operation, x);
        Sample second = Sample.of(operation, y);
        Require.that(!first.isConstant() && !second.isConstant(), "%s: a constant sample: its variance is 0",
                operation);
        double ratio = options.nullValue() == 0 ? 1 : options.nullValue();
        Require.positive(operation, "nullValue", ratio);
        double estimate = first.variance() / second.variance();
        double f = estimate / ratio;
        FDistribution distribution = FDistribution.of(x.length - 1, y.length - 1);
        double p = options.pValue(distribution.cdf(f), distribution.survival(f));
        return TestResult.of("F test of two variances", "F", f, List.of(x.length - 1.0, y.length - 1.0), p, options,
                options.withNullValue(ratio).nullHypothesis("the ratio of the variances"),
                Optional.of(options.interval("ratio of the variances", estimate, estimate / options.upperQuantile(distribution),
                        estimate / options.lowerQuantile(distribution), 0, Double.POSITIVE_INFINITY)),
                new TestResult.Effect(EffectSize.VARIANCE_RATIO, estimate));
    }
}
