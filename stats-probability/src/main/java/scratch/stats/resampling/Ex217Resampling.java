package scratch.stats.resampling;

import java.util.Arrays;
import java.util.random.RandomGenerator;

import scratch.example.Arguments;
import scratch.example.CheckTable;
import scratch.example.Console;
import scratch.example.data.Generators;
import scratch.stats.descriptive.Descriptive;
import scratch.stats.distribution.Normal;
import scratch.stats.interval.Interval;
import scratch.stats.interval.MeanInterval;

/// 217: how can one sample tell me how much samples vary?
public final class Ex217Resampling {
    private static final double[] LSAT = {576, 635, 558, 578, 666, 580, 555, 661, 651, 605, 653, 575, 545, 572, 594};
    private static final double[] GPA = {3.39, 3.30, 2.81, 3.03, 3.44, 3.07, 3.00, 3.43, 3.36, 3.13, 3.12, 2.74, 2.76, 2.88,
        2.96};
    private static final double[] EXTRA_SLEEP = {1.2, 2.4, 1.3, 1.3, 0, 1.0, 1.8, 0.8, 4.6, 1.4};
    private static final double[] FIRST = {12.1, 9.8, 11.4, 13.0, 10.2, 11.9};
    private static final double[] SECOND = {9.1, 10.0, 8.7, 9.9, 11.0};
    private static final int SAMPLES = 2000;

    private Ex217Resampling() {
    }

    public static void main(String[] args) {
        var arguments = Arguments.of(args, "resamples 50000 100..500000 how many resamples", "seed 42 seed of the resamples");
        long seed = arguments.longValue("seed");
        var options = new Bootstrap.Options(arguments.intValue("resamples"), seed);

        Bootstrap schools = Bootstrap.fitRows(LSAT.length, rows -> correlation(LSAT, GPA, rows), options);
        Interval[] intervals = {schools.percentile(0.95), schools.bca(0.95), fisher(schools.estimate(), LSAT.length)};
        lawSchools(schools, intervals, options);
        PermutationTest signs = PermutationTest.signs(EXTRA_SLEEP);
        PermutationTest splits = PermutationTest.exact(FIRST, SECOND);
        PermutationTest sampled = PermutationTest.sampled(FIRST, SECOND, 20_000, seed);
        permutations(signs, splits, sampled);

        double[] normal = coverage(seed, false);
        double[] skewed = coverage(seed, true);
        Console.print("%n");
        var table = Console.table("%-52s %8.1f %12.1f", "95 % intervals for a mean of ten values, caught it in %", "t",
                "percentile");
        table.row("  normal data", normal[0], normal[1]);
        table.row("  exponential data", skewed[0], skewed[1]);
        Console.print("The bootstrap imitates sampling from the sample. It does not make ten values into more.%n%n");

        Figures217.draw(schools, intervals, new double[][]{normal, skewed}, seed);
        Console.print("figures  target/figures/resampling.svg, bootstrap.svg, coverage-of-ten.svg%n%n");
        checks(schools, options, signs, splits, sampled).print();
        Console.print("%nTry: ./run 217 --resamples 200   Which of the numbers change, and which do not move at all?%n");
    }

    private static void lawSchools(Bootstrap schools, Interval[] intervals, Bootstrap.Options options) {
        Console.print("15 law schools, admission test against grades: r = %.4f%n", schools.estimate());
        Console.print("bootstrap, %,d resamples of 15 schools: standard error %.3f, bias %+.3f%n", options.resamples(),
                schools.standardError(), schools.bias());
        Console.print("BCa: bias correction z0 = %.2f, acceleration a = %.4f%n%n", schools.biasCorrection(),
                schools.acceleration());
        for (Interval interval : intervals) {
            Console.print("  %-12s 95 %% [%.2f, %.2f]%n", interval.method(), interval.lower(), interval.upper());
        }
    }

    // Normal on the scale of atanh r, with standard error 1/√(n − 3).
    private static Interval fisher(double r, int n) {
        double half = Normal.STANDARD.upperQuantile(0.025) / Math.sqrt(n - 3);
        double centre = Math.log((1 + r) / (1 - r)) / 2;
        return new Interval(r, Math.tanh(centre - half), Math.tanh(centre + half), 0.95, "Fisher z");
    }

    private static void permutations(PermutationTest signs, PermutationTest splits, PermutationTest sampled) {
        Console.print("%nten patients, extra hours of sleep %s: mean %.2f%n", Arrays.toString(EXTRA_SLEEP), signs.statistic());
        Console.print("  %d of %,d sign patterns are at least as extreme: exact p = %.4f%n", signs.atLeast(),
                signs.labellings(), signs.p());
        Console.print("two groups of 6 and 5: exact p = %d/%d = %.4f, from 20,000 random splits %.3f%n", splits.atLeast(),
                splits.labellings(), splits.p(), sampled.p());
    }

    /// In percent: how often the t interval and the percentile interval catch the mean, over samples of ten.
    private static double[] coverage(long seed, boolean skewed) {
        RandomGenerator random = Generators.random(seed);
        double truth = skewed ? 1 : 0;
        double[] caught = new double[2];
        double[] sample = new double[10];
        for (int s = 0; s < SAMPLES; s++) {
            Arrays.setAll(sample, i -> skewed ? random.nextExponential() : random.nextGaussian());
            Bootstrap bootstrap = Bootstrap.fit(sample, Descriptive::mean, new Bootstrap.Options(600, s));
            caught[0] += MeanInterval.t(sample, 0.95).contains(truth) ? 100.0 / SAMPLES : 0;
            caught[1] += bootstrap.percentile(0.95).contains(truth) ? 100.0 / SAMPLES : 0;
        }
        return caught;
    }

    private static double correlation(double[] x, double[] y, int[] rows) {
        double mx = Arrays.stream(rows).mapToDouble(i -> x[i]).average().orElseThrow();
        double my = Arrays.stream(rows).mapToDouble(i -> y[i]).average().orElseThrow();
        double xy = 0;
        double xx = 0;
        double yy = 0;
        for (int i : rows) {
            xy += (x[i] - mx) * (y[i] - my);
            xx += (x[i] - mx) * (x[i] - mx);
            yy += (y[i] - my) * (y[i] - my);
        }
        return xy / Math.sqrt(xx * yy);
    }

    private static CheckTable checks(Bootstrap schools, Bootstrap.Options options, PermutationTest signs,
            PermutationTest splits, PermutationTest sampled) {
        double[] three = {1, 2, 6};
        double root = Math.sqrt(options.resamples());
        CheckTable checks = CheckTable.against("closed form");
        checks.same("se of the mean of 1, 2, 6", Bootstrap.fit(three, Descriptive::mean, options).standardError(),
                Math.sqrt(14.0 / 3 / 3), 4.5 / root);
        checks.same("acceleration, law schools", schools.acceleration(), -0.0757, 5e-5);
        checks.same("se of r (Efron: 0.133)", schools.standardError(), 0.133, 0.7 / root);
        checks.same("sign patterns of the sleep data", signs.atLeast(), 4);
        checks.same("splits in exact fractions", splits.atLeast(), 17);
        checks.same("one-sided p, SciPy 1.10.1", splits.upperP(), 8 / 462.0, 1e-15);
        checks.same("sampled p against exact p", sampled.p(), splits.p(), 0.005);
        return checks.whyDifferent("SciPy's two-sided p doubles the smaller side, 16/462; counting |difference| gives 17. "
                + "Percentiles: ours interpolate between order statistics, R's boot on the normal scale.");
    }
}
