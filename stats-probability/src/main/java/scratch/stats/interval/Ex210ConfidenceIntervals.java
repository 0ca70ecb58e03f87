package scratch.stats.interval;

import java.util.Arrays;
import java.util.Locale;
import java.util.random.RandomGenerator;

import scratch.example.Arguments;
import scratch.example.CheckTable;
import scratch.example.data.Generators;
import scratch.example.figure.Figure;
import scratch.example.figure.Panels;
import scratch.example.figure.Plot;
import scratch.stats.distribution.StudentT;

/// 210: what exactly is 95% about a 95% interval?
public final class Ex210ConfidenceIntervals {
    private static final double[] FIVE = {4.8, 4.9, 5.0, 5.1, 5.2};
    private static final ProportionInterval[] METHODS = {ProportionInterval.WALD, ProportionInterval.WILSON,
        ProportionInterval.CLOPPER_PEARSON};

    private Ex210ConfidenceIntervals() {
    }

    public static void main(String[] args) {
        var arguments = Arguments.of(args, "seed 42 seed of the repeated samples", "level 0.95 confidence level",
                "n 20 trials behind the coverage table and figure");
        double level = arguments.doubleValue("level");
        int n = arguments.intValue("n");
        long seed = arguments.longValue("seed");
        print("five weighings in kg: 4.8 4.9 5.0 5.1 5.2, level %.0f %%%n%n", 100 * level);
        Interval t = MeanInterval.t(FIVE, level);
        print("mean, spread estimated (t)   %.4f  [%.4f, %.4f]%n", t.estimate(), t.lower(), t.upper());
        Interval z = MeanInterval.z(FIVE, 0.15, level);
        print("mean, spread known 0.15 (z)  %.4f  [%.4f, %.4f]%n%n", z.estimate(), z.lower(), z.upper());

        print("successes             Wald               Wilson      Clopper-Pearson%n");
        for (long[] data : new long[][] {{8, 10}, {0, 20}, {80, 100}}) {
            print("%3d of %-3d", data[0], data[1]);
            for (ProportionInterval method : METHODS) {
                Interval interval = method.of(data[0], data[1], level);
                print("    [%.3f, %.3f]", interval.lower(), interval.upper());
            }
            print("%n");
        }

        double caught = caught(10_000, seed, level, true);
        double caughtByZ = caught(10_000, seed, level, false);
        print("%n10,000 samples of five normal values around 5, caught the 5:%n");
        print("  t                %5.1f %%   promised %.1f %%%n", 100 * caught, 100 * level);
        print("  z with s for σ   %5.1f %%   five values do not know their spread%n", 100 * caughtByZ);

        print("%ncoverage for n = %d, summed exactly      p = 0.02    0.05    0.10    0.30    0.50%n", n);
        for (ProportionInterval method : METHODS) {
            print("  %-40s", method.of(1, 2, level).method());
            for (double p : new double[] {0.02, 0.05, 0.10, 0.30, 0.50}) {
                print("%6.1f %%", 100 * method.coverage(n, p, level));
            }
            print("%n");
        }
        print("The 95%% belongs to the procedure. Wald's promise breaks where successes are rare.%n%n");

        figure(seed, n, level).save("coverage", "Left, a hundred 95% intervals from a hundred samples of five as "
                + "horizontal bars; most contain the true mean 5, a few, in orange, miss it. Right, the coverage of three "
                + "intervals for a proportion against p: Wald saws and collapses at both edges, Wilson hovers around 95%, "
                + "Clopper-Pearson stays above.");
        print("figure  target/figures/coverage.svg%n%n");

        CheckTable checks = CheckTable.against("R 4.2.2");
        Interval known = MeanInterval.t(FIVE, 0.95);
        checks.same("t.test: lower end", known.lower(), 4.8036756838522443, 1e-9);
        checks.same("t.test: upper end", known.upper(), 5.1963243161477557, 1e-9);
        checks.same("prop.test, 8 of 10: lower", ProportionInterval.WILSON.of(8, 10, 0.95).lower(), 0.49016247153664183, 1e-9);
        checks.same("prop.test, corrected: lower", ProportionInterval.WILSON_CORRECTED.of(8, 10, 0.95).lower(),
                0.44218142427854989, 1e-9);
        checks.same("binom.test, 8 of 10: lower", ProportionInterval.CLOPPER_PEARSON.of(8, 10, 0.95).lower(),
                0.4439045376923586, 1e-9);
        checks.same("binom.test, 8 of 10: upper", ProportionInterval.CLOPPER_PEARSON.of(8, 10, 0.95).upper(),
                0.97478927367316659, 1e-9);
        double zCoverage = 1 - StudentT.of(4).twoSidedPValue(StudentT.of(1e9).upperQuantile((1 - level) / 2));
        checks.same("caught by t, simulated", caught, level, 0.01);
        checks.same("caught by z, simulated", caughtByZ, zCoverage, 0.01);
        checks.whyDifferent("binom.test is Clopper-Pearson, prop.test is Wilson with a continuity correction unless told\n"
                + "               correct = FALSE, statsmodels' default is Wald. A simulation of 10,000 is good to ± 0.01.");
        checks.print();
        print("%nTry: ./run 210 --n 100   Does Wald recover with five times the data? Look at p = 0.02.%n");
    }

    /// The share of samples of five whose interval contains the true mean.
    private static double caught(int samples, long seed, double level, boolean student) {
        RandomGenerator random = Generators.random(seed);
        double quantile = StudentT.of(student ? 4 : 1e9).upperQuantile((1 - level) / 2);
        int caught = 0;
        for (int i = 0; i < samples; i++) {
            Interval t = MeanInterval.t(sample(random), level);
            double half = t.width() / 2 * quantile / StudentT.of(4).upperQuantile((1 - level) / 2);
            caught += Math.abs(t.estimate() - 5) <= half ? 1 : 0;
        }
        return (double) caught / samples;
    }

    private static double[] sample(RandomGenerator random) {
        return random.doubles(5).map(u -> 5 + 0.15 * random.nextGaussian()).toArray();
    }

    private static Figure figure(long seed, int n, double level) {
        RandomGenerator random = Generators.random(seed + 1);
        double[][] hits = new double[3][100];
        double[][] misses = new double[3][100];
        int missed = 0;
        for (int i = 0; i < 100; i++) {
            Interval interval = MeanInterval.t(sample(random), level);
            boolean hit = interval.contains(5);
            double[][] into = hit ? hits : misses;
            int at = hit ? i - missed : missed;
            into[0][at] = interval.lower();
            into[1][at] = interval.upper();
            into[2][at] = i + 1;
            missed += hit ? 0 : 1;
        }
        Plot bars = Plot.of(missed + " of 100 intervals miss", "mean", "sample").vertical("true mean", 5);
        bars = segments(bars, "", hits, 100 - missed);
        bars = missed > 0 ? segments(bars, "missed it", misses, missed) : bars;
        Plot coverage = Plot.of("Coverage for n = " + n, "true p", "coverage").yRange(0.5, 1.001);
        double[] p = new double[501];
        Arrays.setAll(p, i -> 0.004 + 0.992 * i / 500);
        for (ProportionInterval method : METHODS) {
            coverage = coverage.line(method.of(1, 2, level).method(), p,
                    Arrays.stream(p).map(v -> method.coverage(n, v, level)).map(c -> c < 0.5 ? Double.NaN : c).toArray());
        }
        return Panels.of("", 2, bars, coverage.horizontal("", level)).cell(500, 460);
    }

    private static Plot segments(Plot plot, String name, double[][] ends, int count) {
        double[] y = Arrays.copyOf(ends[2], count);
        return plot.segments(name, Arrays.copyOf(ends[0], count), y, Arrays.copyOf(ends[1], count), y);
    }

    private static void print(String format, Object... values) {
        System.out.printf(Locale.ROOT, format, values);
    }
}
