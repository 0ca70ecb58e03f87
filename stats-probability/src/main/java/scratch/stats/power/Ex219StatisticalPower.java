package scratch.stats.power;

import java.util.Arrays;
import java.util.Locale;
import java.util.random.RandomGenerator;

import scratch.example.Arguments;
import scratch.example.CheckTable;
import scratch.example.Console;
import scratch.example.data.Generators;
import scratch.stats.hypothesis.TTest;

/// 219: how many observations do I need, and what does a small study do to the truth?
public final class Ex219StatisticalPower {
    private static final int RUNS = 20_000;

    private Ex219StatisticalPower() {
    }

    public static void main(String[] args) {
        var arguments = Arguments.of(args, "alpha 0.05 0<..<0.5 significance level of every test",
                "power 0.8 0.5..<1 the power you plan for", "seed 42 seed of the simulated studies");
        double alpha = arguments.doubleValue("alpha");
        double target = arguments.doubleValue("power");
        TTestPower t = TTestPower.twoSamples(alpha);
        Console.print("two groups, two-sided t-test at alpha = %s%n%n", arguments.value("alpha"));
        powers(t);
        sampleSizes(t, alpha, target, arguments.value("power"));
        smallStudies(alpha);
        Figures219.draw(alpha, target);
        Console.print("figures  target/figures/power.svg, sample-size.svg, filter.svg%n%n");

        checks(t, alpha, arguments.longValue("seed")).print();
        Console.print("%nTry: ./run 219 --alpha 0.01   What does a stricter alpha cost in observations?%n");
    }

    private static void powers(TTestPower t) {
        var table = Console.table("%-20s %10.3f %7.3f %7.3f %7.3f %7.3f", "power", "n = 10", "20", "50", "100", "200");
        for (double d : new double[]{0.2, 0.5, 0.8}) {
            table.row("  effect d = " + d, t.power(10, d), t.power(20, d), t.power(50, d), t.power(100, d), t.power(200, d));
        }
    }

    private static void sampleSizes(TTestPower t, double alpha, double target, String asked) {
        Console.print("%n");
        var table = Console.table("%-28s %14s %10.2f %12d", "n per group for power " + asked, "normal formula", "exact",
                "rounded up");
        for (double d : new double[]{0.2, 0.25, 0.5, 0.8}) {
            String normal = String.format(Locale.ROOT, "%.2f", ZTestPower.twoSamples(alpha).exactSampleSize(d, target));
            table.row("  effect d = " + d, normal, t.exactSampleSize(d, target), t.sampleSize(d, target));
        }
        ProportionPower rate = ProportionPower.of(0.10, alpha);
        table.row("  10 % -> 12 % of users", "", rate.exactSampleSize(0.02, target), rate.sampleSize(0.02, target));
        table.row("  10 % -> 11 % of users", "", rate.exactSampleSize(0.01, target), rate.sampleSize(0.01, target));
        Console.print("minimum detectable effect of 1,000 users per group at 10 %%:  +%.2f points%n",
                100 * rate.minimumDetectableEffect(1000, target));
    }

    private static void smallStudies(double alpha) {
        Console.print("%n");
        var table = Console.table("%-36s %7.3f %12s %12s", "significant results of small studies", "power",
                "too large", "wrong sign");
        for (double delta : new double[]{0.5, 1, 2, 2.8, 4}) {
            SignificanceFilter filter = SignificanceFilter.of(delta, alpha);
            table.row("  true effect = " + delta + " standard errors", filter.power(),
                    String.format(Locale.ROOT, "%.1f times", filter.exaggeration()),
                    String.format(Locale.ROOT, "%.2f %%", 100 * filter.wrongSign()));
        }
        Console.print("A weak study that finds something has found too much of it.%n%n");
    }

    private static CheckTable checks(TTestPower t, double alpha, long seed) {
        TTestPower five = TTestPower.twoSamples(0.05);
        CheckTable checks = CheckTable.against("R 4.2.2");
        checks.group("powers", 1e-9)
                .same("power.t.test(20, 1, strict)", five.power(20, 1), 0.868953027724586)
                .same("power.t.test(64, 0.5, strict)", five.power(64, 0.5), 0.801459557922328)
                .same("ANOVA", new AnovaPower(3, 0.05).power(10, 0.25), 0.195140068193165)
                .same("chi-square", new ChiSquarePower(4, 0.05).power(500, 0.1), 0.396188517504065)
                .same("power.prop.test(3841, strict)", ProportionPower.of(0.1, 0.05).power(3841, 0.02), 0.800016528616375);
        checks.same("n for d = 0.5, power 0.8", five.exactSampleSize(0.5, 0.8), 63.7656101909419, 1e-6);
        checks.same("simulated, n = 20, d = 0.8", simulate(20, 0.8, alpha, seed), t.power(20, 0.8), 0.01);
        return checks.whyDifferent("R leaves out rejections on the wrong side unless strict = TRUE: for n = 20, d = 0.1 it "
                + "says 0.0493, we say 0.0610. The last row compares 20,000 simulated studies with the formula; they are good "
                + "to ± 0.01.");
    }

    // The share of simulated studies that reject: n per group, the second one d standard deviations higher.
    private static double simulate(int n, double d, double alpha, long seed) {
        RandomGenerator random = Generators.random(seed);
        double[] a = new double[n];
        double[] b = new double[n];
        int rejected = 0;
        for (int run = 0; run < RUNS; run++) {
            Arrays.setAll(a, i -> random.nextGaussian());
            Arrays.setAll(b, i -> d + random.nextGaussian());
            rejected += TTest.pooled(b, a).pValue() <= alpha ? 1 : 0;
        }
        return (double) rejected / RUNS;
    }
}
