package scratch.stats.resampling;

import java.util.Arrays;
import java.util.Locale;
import java.util.random.RandomGenerator;

import scratch.example.Arguments;
import scratch.example.CheckTable;
import scratch.example.data.Generators;
import scratch.example.figure.Figure;
import scratch.example.figure.Histogram;
import scratch.example.figure.Panels;
import scratch.example.figure.Plot;
import scratch.stats.distribution.Normal;
import scratch.stats.interval.Interval;
import scratch.stats.interval.MeanInterval;

/// 217: how can one sample tell me how much samples vary?
public final class Ex217Resampling {
    private static final double[] LSAT = {576, 635, 558, 578, 666, 580, 555, 661, 651, 605, 653, 575, 545, 572, 594};
    private static final double[] GPA = {3.39, 3.30, 2.81, 3.03, 3.44, 3.07, 3.00, 3.43, 3.36, 3.13, 3.12, 2.74, 2.76, 2.88,
        2.96};
    private static final double[] EXTRA_SLEEP = {1.2, 2.4, 1.3, 1.3, 0, 1.0, 1.8, 0.8, 4.6, 1.4};

    private Ex217Resampling() {
    }

    public static void main(String[] args) {
        var arguments = Arguments.of(args, "seed 42 seed of the resamples", "resamples 50000 how many resamples");
        long seed = arguments.longValue("seed");
        var options = new Bootstrap.Options(arguments.intValue("resamples"), seed);
        Bootstrap schools = Bootstrap.fitRows(15, rows -> correlation(LSAT, GPA, rows), options);
        double fisher = Normal.STANDARD.upperQuantile(0.025) / Math.sqrt(12);
        double centre = atanh(schools.estimate());
        Interval normal = new Interval(schools.estimate(), Math.tanh(centre - fisher), Math.tanh(centre + fisher), 0.95,
                "Fisher z");
        print("15 law schools, admission test against grades: r = %.4f%n", schools.estimate());
        print("bootstrap, %,d resamples of 15 schools: standard error %.3f, bias %+.3f%n", options.resamples(),
                schools.standardError(), schools.bias());
        print("BCa: bias correction z0 = %.2f, acceleration a = %.4f%n%n", schools.biasCorrection(), schools.acceleration());
        for (Interval interval : new Interval[] {schools.percentile(0.95), schools.bca(0.95), normal}) {
            print("  %-12s 95 %% [%.2f, %.2f]%n", interval.method(), interval.lower(), interval.upper());
        }

        PermutationTest signs = PermutationTest.signs(EXTRA_SLEEP);
        print("%nten patients, extra hours of sleep %s: mean %.2f%n", Arrays.toString(EXTRA_SLEEP), signs.statistic());
        print("  %d of %,d sign patterns are at least as extreme: exact p = %.4f%n", signs.atLeast(), signs.labellings(),
                signs.p());
        double[] a = {12.1, 9.8, 11.4, 13.0, 10.2, 11.9};
        double[] b = {9.1, 10.0, 8.7, 9.9, 11.0};
        PermutationTest exact = PermutationTest.exact(a, b);
        PermutationTest sampled = PermutationTest.sampled(a, b, 20_000, seed);
        print("two groups of 6 and 5: exact p = %d/%d = %.4f, from 20,000 random splits %.3f%n", exact.atLeast(),
                exact.labellings(), exact.p(), sampled.p());

        double[] bell = coverage(seed, false);
        double[] skewed = coverage(seed, true);
        print("%n95 %% intervals for a mean of ten values, how often they caught it     t    percentile%n");
        print("  normal data %54.0f %% %9.0f %%%n", 100 * bell[0], 100 * bell[1]);
        print("  exponential data %49.0f %% %9.0f %%%n", 100 * skewed[0], 100 * skewed[1]);
        print("The bootstrap imitates sampling from the sample. It does not make ten values into more.%n%n");
        figure(schools, normal, seed).save("bootstrap", "Left, the histogram of bootstrap correlations leans to the left and "
                + "stops at 1; under it the percentile interval, the BCa interval, which lies further left, and Fisher's. "
                + "Right, the bootstrap of a median of ten values is a comb of separate spikes.");
        print("figure  target/figures/bootstrap.svg%n%n");

        double[] three = {1, 2, 6};
        CheckTable checks = CheckTable.against("closed form");
        checks.same("se of the mean of 1, 2, 6", Bootstrap.fit(three, Ex217Resampling::mean, options).standardError(),
                Math.sqrt(14.0 / 3 / 3), 4.5 / Math.sqrt(options.resamples()));
        checks.same("acceleration, law schools", schools.acceleration(), -0.0757, 5e-5);
        checks.same("se of r (Efron: 0.133)", schools.standardError(), 0.133,
                0.7 / Math.sqrt(options.resamples()));
        checks.same("sign patterns of the sleep data", signs.atLeast(), 4);
        checks.same("splits in exact fractions", exact.atLeast(), 17);
        checks.same("one-sided p, SciPy 1.10.1", exact.upperP(), 8 / 462.0, 1e-15);
        checks.same("sampled p against exact p", sampled.p(), exact.p(), 0.005);
        checks.whyDifferent("SciPy's two-sided p doubles the smaller side, 16/462; counting |difference| gives 17.\n"
                + "               Percentiles: ours interpolate between order statistics, R's boot on the normal scale.");
        checks.print();
        print("%nTry: ./run 217 --resamples 200   Which of the numbers tremble, and which do not move at all?%n");
    }

    /// How often the t interval and the percentile interval catch the mean, over 2,000 samples of ten.
    private static double[] coverage(long seed, boolean skewed) {
        RandomGenerator random = Generators.random(seed);
        double truth = skewed ? 1 : 0;
        double[] caught = new double[2];
        for (int s = 0; s < 2000; s++) {
            double[] sample = new double[10];
            Arrays.setAll(sample, i -> skewed ? random.nextExponential() : random.nextGaussian());
            Bootstrap bootstrap = Bootstrap.fit(sample, Ex217Resampling::mean, new Bootstrap.Options(600, s));
            caught[0] += MeanInterval.t(sample, 0.95).contains(truth) ? 1 / 2000.0 : 0;
            caught[1] += bootstrap.percentile(0.95).contains(truth) ? 1 / 2000.0 : 0;
        }
        return caught;
    }

    private static Figure figure(Bootstrap schools, Interval normal, long seed) {
        Plot left = Histogram.of("Bootstrap of r, 15 law schools", "correlation of a resample")
                .values("resamples", schools.replicates()).bins(50).density().plot().yRange(-0.9, 4.2);
        int level = 1;
        for (Interval interval : new Interval[] {schools.percentile(0.95), schools.bca(0.95), normal}) {
            double[] y = {-0.22 * level, -0.22 * level};
            left = left.line(interval.method(), new double[] {interval.lower(), interval.upper()}, y)
                    .points(interval.method(), new double[] {interval.lower(), interval.upper()}, y);
            level++;
        }
        double[] ten = {2.1, 2.9, 3.3, 4.2, 4.9, 5.8, 6.4, 7.7, 9.1, 12.4};
        Plot right = Histogram.of("Bootstrap of a median, ten values", "median of a resample")
                .values("resamples", Bootstrap.fit(ten, Ex217Resampling::median, new Bootstrap.Options(20_000, seed))
                        .replicates()).bins(60).plot();
        return Panels.of("", 2, left, right).cell(510, 400);
    }

    private static double correlation(double[] x, double[] y, int[] rows) {
        double mx = 0;
        double my = 0;
        for (int i : rows) {
            mx += x[i] / rows.length;
            my += y[i] / rows.length;
        }
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

    private static double mean(double[] values) {
        double sum = 0;
        for (double value : values) {
            sum += value;
        }
        return sum / values.length;
    }

    private static double median(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        int half = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2;
    }

    private static double atanh(double r) {
        return Math.log((1 + r) / (1 - r)) / 2;
    }

    private static void print(String format, Object... values) {
        System.out.printf(Locale.ROOT, format, values);
    }
}
