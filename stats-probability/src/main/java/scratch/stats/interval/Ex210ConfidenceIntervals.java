package scratch.stats.interval;

import java.util.Arrays;
import java.util.random.RandomGenerator;

import scratch.example.Arguments;
import scratch.example.CheckTable;
import scratch.example.Console;
import scratch.example.data.Generators;
import scratch.stats.descriptive.Descriptive;
import scratch.stats.distribution.Normal;
import scratch.stats.distribution.StudentT;

/// 210: what exactly is 95% about a 95% interval?
public final class Ex210ConfidenceIntervals {
    static final double TRUE_MEAN = 5;
    static final ProportionInterval[] METHODS = {ProportionInterval.WALD, ProportionInterval.WILSON,
        ProportionInterval.CLOPPER_PEARSON};
    private static final double[] FIVE = {4.8, 4.9, 5.0, 5.1, 5.2};
    private static final double SIGMA = 0.15;
    private static final int SAMPLES = 10_000;

    private Ex210ConfidenceIntervals() {
    }

    public static void main(String[] args) {
        var arguments = Arguments.of(args, "level 0.95 0<..<1 confidence level",
                "n 20 1..500 trials behind the coverage table and its figure", "seed 42 seed of the repeated samples");
        double level = arguments.doubleValue("level");
        int n = arguments.intValue("n");
        long seed = arguments.longValue("seed");

        means(level);
        proportions(level);
        Console.print("%n%,d samples of five normal values around 5, caught the 5:%n", SAMPLES);
        double caughtByT = caught(seed, level, true);
        double caughtByZ = caught(seed, level, false);
        Console.print("  t                 %5.1f %%   promised %.1f %%%n", 100 * caughtByT, 100 * level);
        Console.print("  z with s for σ    %5.1f %%   s from five values is itself uncertain%n", 100 * caughtByZ);
        coverage(n, level);
        Console.print("The %.0f%% belongs to the procedure. Wald's promise breaks where successes are rare.%n%n", 100 * level);

        Figures210.draw(seed, n, level);
        Console.print("figures  target/figures/intervals.svg, belt.svg, coverage.svg%n%n");
        checks(level, caughtByT, caughtByZ).print();
        Console.print("%nTry: ./run 210 --n 100   Does Wald recover with five times the data? Look at p = 0.02.%n");
    }

    private static void means(double level) {
        Console.print("five weighings in kg: 4.8 4.9 5.0 5.1 5.2, level %.0f %%%n%n", 100 * level);
        Interval t = MeanInterval.t(FIVE, level);
        Interval z = MeanInterval.z(FIVE, SIGMA, level);
        Console.print("mean, spread estimated (t)    %.4f  [%.4f, %.4f]%n", t.estimate(), t.lower(), t.upper());
        Console.print("mean, spread known 0.15 (z)   %.4f  [%.4f, %.4f]%n%n", z.estimate(), z.lower(), z.upper());
    }

    private static void proportions(double level) {
        var table = Console.table("%-11s %10.3f %7.3f %14.3f %7.3f %22.3f %7.3f", "successes", "Wald from", "to",
                "Wilson from", "to", "Clopper-Pearson from", "to");
        for (long[] data : new long[][] {{8, 10}, {0, 20}, {80, 100}}) {
            Interval wald = ProportionInterval.WALD.of(data[0], data[1], level);
            Interval wilson = ProportionInterval.WILSON.of(data[0], data[1], level);
            Interval exact = ProportionInterval.CLOPPER_PEARSON.of(data[0], data[1], level);
            table.row(data[0] + " of " + data[1], wald.lower(), wald.upper(), wilson.lower(), wilson.upper(), exact.lower(),
                    exact.upper());
        }
    }

    /// The share of samples of five whose interval contains the true mean.
    private static double caught(long seed, double level, boolean student) {
        RandomGenerator random = Generators.random(seed);
        int caught = 0;
        for (int i = 0; i < SAMPLES; i++) {
            double[] sample = weighings(random);
            Interval interval = student ? MeanInterval.t(sample, level)
                    : MeanInterval.z(sample, Descriptive.standardDeviation(sample), level);
            caught += interval.contains(TRUE_MEAN) ? 1 : 0;
        }
        return (double) caught / SAMPLES;
    }

    static double[] weighings(RandomGenerator random) {
        double[] sample = new double[FIVE.length];
        Arrays.setAll(sample, i -> TRUE_MEAN + SIGMA * random.nextGaussian());
        return sample;
    }

    private static void coverage(int n, double level) {
        Console.print("%n");
        var table = Console.table("  %-34s %8.1f %8.1f %8.1f %8.1f %8.1f", "coverage in %, n = " + n + ", exact", "p = 0.02",
                "0.05", "0.10", "0.30", "0.50");
        for (ProportionInterval method : METHODS) {
            table.row(name(method), cover(method, n, 0.02, level), cover(method, n, 0.05, level),
                    cover(method, n, 0.1, level), cover(method, n, 0.3, level), cover(method, n, 0.5, level));
        }
    }

    static String name(ProportionInterval method) {
        return method.of(1, 2, 0.95).method();
    }

    private static double cover(ProportionInterval method, int n, double p, double level) {
        return 100 * method.coverage(n, p, level);
    }

    private static CheckTable checks(double level, double caughtByT, double caughtByZ) {
        Interval mean = MeanInterval.t(FIVE, 0.95);
        Interval exact = ProportionInterval.CLOPPER_PEARSON.of(8, 10, 0.95);
        CheckTable checks = CheckTable.against("R 4.2.2");
        checks.group("ends of t.test", 1e-9).same("lower", mean.lower(), 4.8036756838522443)
                .same("upper", mean.upper(), 5.1963243161477557);
        checks.group("ends of binom.test", 1e-9).same("lower", exact.lower(), 0.4439045376923586)
                .same("upper", exact.upper(), 0.97478927367316659);
        checks.same("prop.test, 8 of 10: lower", ProportionInterval.WILSON.of(8, 10, 0.95).lower(), 0.49016247153664183, 1e-9);
        checks.same("prop.test, corrected: lower", ProportionInterval.WILSON_CORRECTED.of(8, 10, 0.95).lower(),
                0.44218142427854989, 1e-9);
        double zCoverage = 1 - StudentT.of(4).twoSidedPValue(Normal.STANDARD.upperQuantile((1 - level) / 2));
        checks.same("caught by t, simulated", caughtByT, level, fourErrors(level));
        checks.same("caught by z, simulated", caughtByZ, zCoverage, fourErrors(zCoverage));
        return checks.whyDifferent("binom.test is Clopper-Pearson, prop.test is Wilson with a continuity correction unless "
                + "told correct = FALSE, statsmodels' default is Wald. The simulated shares stand beside the exact ones, and "
                + "are allowed four standard errors.");
    }

    private static double fourErrors(double share) {
        return 4 * Math.sqrt(share * (1 - share) / SAMPLES);
    }
}
