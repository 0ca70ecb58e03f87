package scratch.stats.hypothesis;

import java.util.Arrays;
import java.util.List;
import scratch.math.check.Require;
import scratch.stats.distribution.FDistribution;
import scratch.stats.distribution.NoncentralF;

/// One-way analysis of variance: are the means of k independent groups equal?
/// SS_total = SS_between + SS_within,   F = (SS_between/(k−1)) / (SS_within/(N−k)).
/// Assumes independent observations, and normal errors of one variance in all groups.   Cost O(N).
/// The interval of η² inverts the noncentral F at both ends, the test looks at one tail: at one level the interval may reach 0
/// although F rejects. The interval that agrees with a test at 5% has the level 90% (Steiger 2004). There is none beyond
/// F = 1e25, where the groups hardly spread at all.
/// Fisher, *Statistical Methods for Research Workers* (1925); Scheffé, *The Analysis of Variance* (1959).
public final class OneWayAnova {
    /// One line of the table: a sum of squares, its degrees of freedom, and their quotient, the mean square.
    public record Row(double sumOfSquares, double degreesOfFreedom) {
        public double meanSquare() {
            return sumOfSquares / degreesOfFreedom;
        }
    }

    private final int[] sizes;
    private final double[] offsets;                        // group means, measured from the pivot
    private final double pivot;
    private final Row between;
    private final Row within;
    private final TestOptions options;

    private OneWayAnova(double[][] groups, TestOptions options) {
        this.options = options;
        pivot = groups[0][0];
        Sample[] samples = Arrays.stream(groups).map(g -> Sample.of("OneWayAnova", g, pivot)).toArray(Sample[]::new);
        sizes = Arrays.stream(samples).mapToInt(Sample::n).toArray();
        offsets = Arrays.stream(samples).mapToDouble(Sample::offset).toArray();
        int n = Arrays.stream(sizes).sum();
        between = new Row(squaresBetween(n), sizes.length - 1.0);
        within = new Row(squaresWithin(n, samples), (double) n - sizes.length);
    }

    private double squaresBetween(int n) {
        double grand = 0;
        for (int g = 0; g < sizes.length; g++) {
            grand += sizes[g] * offsets[g];                // subtle: every value counts once, not every group
        }
        double sum = 0;
        for (int g = 0; g < sizes.length; g++) {
            double deviation = offsets[g] - grand / n;
            sum += sizes[g] * deviation * deviation;
        }
        return sum;
    }

    private static double squaresWithin(int n, Sample... samples) {
        int k = samples.length;
        double sum = 0;
        double largest = 0;
        for (Sample sample : samples) {
            sum += sample.squares();
            largest = Math.max(largest, sample.largest());
        }
        Require.that(n > k, "OneWayAnova: %s values in %s groups: some group needs more than one value", n, k);
        // subtle: rounding alone gives equal values a spread; see Sample.isConstant
        Require.that(sum > 0 && Math.sqrt(sum / (n - k)) >= Inputs.ROUNDING * largest,
                "OneWayAnova: no group has any spread%s: without spread within the groups F is 0/0 or ∞",
                sum > 0 ? " beyond rounding" : "");
        return sum;
    }

    /// @throws IllegalArgumentException for fewer than 2 groups, an empty group, a value that is not finite, no spread
    public static OneWayAnova fit(double[][] groups, TestOptions options) {
        Inputs.groups("OneWayAnova", groups, 1);
        Inputs.undirected("OneWayAnova", options);
        return new OneWayAnova(groups, options);
    }

    public static OneWayAnova fit(double[]... groups) {
        return fit(groups, TestOptions.DEFAULT);
    }

    public Row between() {
        return between;
    }

    public Row within() {
        return within;
    }

    public double totalSumOfSquares() {
        return between.sumOfSquares() + within.sumOfSquares();
    }

    public double f() {
        return between.meanSquare() / within.meanSquare();
    }

    public double pValue() {
        return FDistribution.of(between.degreesOfFreedom(), within.degreesOfFreedom()).survival(f());
    }

    /// The square root of the mean square within: the common standard deviation.
    public double residualStandardDeviation() {
        return Math.sqrt(within.meanSquare());
    }

    /// The share of the total sum of squares that lies between the groups (R²).
    public double etaSquared() {
        return between.sumOfSquares() / totalSumOfSquares();
    }

    /// η² with the share removed that chance alone would give.
    public double omegaSquared() {
        return (between.sumOfSquares() - between.degreesOfFreedom() * within.meanSquare())
                / (totalSumOfSquares() + within.meanSquare());
    }

    public int groups() {
        return sizes.length;
    }

    public int size(int group) {
        return sizes[group];
    }

    public double mean(int group) {
        return pivot + offsets[group];
    }

    /// mean(i) − mean(j), without rounding the means first.
    public double difference(int i, int j) {
        return offsets[i] - offsets[j];
    }

    public TestResult result() {
        double f = f();
        double df1 = between.degreesOfFreedom();
        double df2 = within.degreesOfFreedom();
        double n = df1 + df2 + 1;
        double tail = (1 - options.level()) / 2;
        double low = Noncentrality.solve(l -> lower(df1, df2, l, f), 1 - tail, f * df1);
        double high = Noncentrality.solve(l -> lower(df1, df2, l, f), tail, f * df1);
        var interval = Noncentrality.interval("η²", etaSquared(), low, high, options.level(), l -> l / (l + n));
        return TestResult.of("One-way analysis of variance", "F", f, List.of(df1, df2), pValue(), options,
                "all group means are equal", interval, new TestResult.Effect(EffectSize.ETA_SQUARED, etaSquared()),
                new TestResult.Effect(EffectSize.OMEGA_SQUARED, omegaSquared()),
                new TestResult.Effect(EffectSize.COHENS_F, Math.sqrt(between.sumOfSquares() / within.sumOfSquares())));
    }

    private static double lower(double df1, double df2, double noncentrality, double f) {
        return noncentrality == 0 ? FDistribution.of(df1, df2).cdf(f) : NoncentralF.of(df1, df2, noncentrality).cdf(f);
    }
}
