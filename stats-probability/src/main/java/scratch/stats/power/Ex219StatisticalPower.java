package scratch.stats.power;

import java.util.Arrays;
import java.util.Locale;
import java.util.random.RandomGenerator;

import scratch.example.Arguments;
import scratch.example.CheckTable;
import scratch.example.data.Generators;
import scratch.example.figure.Figure;
import scratch.example.figure.Panels;
import scratch.example.figure.Plot;
import scratch.stats.distribution.Normal;
import scratch.stats.distribution.StudentT;

/// 219: how many observations do I need, and what does a small study do to the truth?
public final class Ex219StatisticalPower {
    private static final double[] EFFECTS = {0.2, 0.5, 0.8};

    private Ex219StatisticalPower() {
    }

    public static void main(String[] args) {
        var arguments = Arguments.of(args, "seed 42 seed of the simulated studies", "alpha 0.05 level of every test",
                "power 0.8 the power you plan for");
        double alpha = arguments.doubleValue("alpha");
        double target = arguments.doubleValue("power");
        TTestPower t = TTestPower.twoSamples(alpha);
        print("two groups, two-sided t test at alpha = %s%n%n", arguments.value("alpha"));
        print("power with n per group     n = 10      20      50     100     200%n");
        for (double effect : EFFECTS) {
            print("  effect d = %.1f       ", effect);
            for (int n : new int[] {10, 20, 50, 100, 200}) {
                print("%8.3f", t.power(n, effect));
            }
            print("%n");
        }
        print("%nn per group for power %s       normal formula     t test     rounded up%n", arguments.value("power"));
        for (double effect : new double[] {0.2, 0.25, 0.5, 0.8}) {
            print("  effect d = %.2f %28.2f %10.2f %14d%n", effect,
                    ZTestPower.twoSamples(alpha).exactSampleSize(effect, target), t.exactSampleSize(effect, target),
                    t.sampleSize(effect, target));
        }
        ProportionPower rate = ProportionPower.of(0.10, alpha);
        print("  10 %% -> 12 %% %41.2f %14d%n", rate.exactSampleSize(0.02, target), rate.sampleSize(0.02, target));
        print("  10 %% -> 11 %% %41.2f %14d%n", rate.exactSampleSize(0.01, target), rate.sampleSize(0.01, target));
        print("minimum detectable effect of 1,000 users per group at 10 %%:  +%.2f points%n",
                100 * rate.minimumDetectableEffect(1000, target));

        print("%nwhat a small study does to the truth      power   exaggeration   wrong sign%n");
        for (double drift : new double[] {0.5, 1, 2, 2.8, 4}) {
            SignificanceFilter filter = SignificanceFilter.of(drift, alpha);
            print("  true effect = %.1f standard errors     %.3f    %8.1f x    %7.2f %%%n", drift, filter.power(),
                    filter.exaggeration(), 100 * filter.wrongSign());
        }
        print("A weak study that finds something has found too much of it.%n%n");
        figure(alpha, target).save("power", "Left, two bell curves, one around 0 and one around 2.8 standard errors; the "
                + "tails of the first beyond 1.96 are alpha, the part of the second below 1.96 is beta. Right, power "
                + "against n per group for the effects 0.2, 0.5 and 0.8; they reach 80% at 394, 64 and 26.");
        print("figure  target/figures/power.svg%n%n");

        int runs = 20_000;
        double simulated = simulate(20, 0.8, alpha, runs, arguments.longValue("seed"));
        CheckTable checks = CheckTable.against("R 4.2.2");
        TTestPower five = TTestPower.twoSamples(0.05);
        checks.same("power.t.test(20, 1, strict)", five.power(20, 1), 0.868953027724586, 1e-9);
        checks.same("power.t.test(64, 0.5, strict)", five.power(64, 0.5), 0.801459557922328, 1e-9);
        checks.same("its n for d = 0.5, power 0.8", five.exactSampleSize(0.5, 0.8), 63.7656101909419, 1e-6);
        checks.same("ANOVA, pf with ncp", new AnovaPower(3, 0.05).power(10, 0.25), 0.195140068193165, 1e-9);
        checks.same("chi-square, pchisq with ncp", new ChiSquarePower(4, 0.05).power(500, 0.1), 0.396188517504065, 1e-9);
        checks.same("power.prop.test(3841, strict)", ProportionPower.of(0.1, 0.05).power(3841, 0.02), 0.800016528616375, 1e-9);
        checks.same("simulated, n = 20, d = 0.8", simulated, t.power(20, 0.8), 0.01);
        checks.whyDifferent("R leaves out rejections on the wrong side unless strict = TRUE: for n = 20, d = 0.1 it says\n"
                + "               0.0493, we say 0.0610. 20,000 simulated studies are good to ± 0.01.");
        checks.print();
        print("%nTry: ./run 219 --alpha 0.01   What does a stricter alpha cost in observations?%n");
    }

    /// The share of simulated studies that reject, n per group, the second shifted by `effect` standard deviations.
    private static double simulate(int n, double effect, double alpha, int runs, long seed) {
        RandomGenerator random = Generators.random(seed);
        double critical = StudentT.of(2 * n - 2).upperQuantile(alpha / 2);
        int rejected = 0;
        for (int run = 0; run < runs; run++) {
            double[] a = new double[n];
            double[] b = new double[n];
            Arrays.setAll(a, i -> random.nextGaussian());
            Arrays.setAll(b, i -> effect + random.nextGaussian());
            double meanA = Arrays.stream(a).average().orElseThrow();
            double meanB = Arrays.stream(b).average().orElseThrow();
            double squares = Arrays.stream(a).map(x -> (x - meanA) * (x - meanA)).sum()
                    + Arrays.stream(b).map(x -> (x - meanB) * (x - meanB)).sum();
            double t = (meanB - meanA) / Math.sqrt(squares / (2 * n - 2) * 2 / n);
            rejected += Math.abs(t) > critical ? 1 : 0;
        }
        return (double) rejected / runs;
    }

    private static Figure figure(double alpha, double target) {
        double z = Normal.STANDARD.upperQuantile(alpha / 2);
        double drift = z + Normal.STANDARD.quantile(target);
        Plot bells = Plot.of("Two ways to be wrong", "estimate in standard errors", "density")
                .line("no effect", grid(-4, 4), bell(grid(-4, 4), 0))
                .line("effect of " + String.format(Locale.ROOT, "%.1f", drift), grid(-1.5, 7), bell(grid(-1.5, 7), drift))
                .band("α: alarm without effect", grid(z, 4), new double[101], bell(grid(z, 4), 0))
                .band("β: effect missed", grid(-1, z), new double[101], bell(grid(-1, z), drift))
                .band("α: alarm without effect", grid(-4, -z), new double[101], bell(grid(-4, -z), 0))
                .vertical("", z).vertical("", -z);
        Plot curves = Plot.of("Power grows with n", "n per group", "power").yRange(0, 1).xLog();
        double[] n = new double[120];
        Arrays.setAll(n, i -> 3 * Math.pow(200, i / 119.0));
        for (double effect : EFFECTS) {
            curves = curves.line("d = " + effect, n,
                    Arrays.stream(n).map(v -> TTestPower.twoSamples(alpha).power(v, effect)).toArray());
        }
        return Panels.of("", 2, bells, curves.horizontal("", target)).cell(510, 400);
    }

    private static double[] grid(double from, double to) {
        double[] x = new double[101];
        Arrays.setAll(x, i -> from + (to - from) * i / 100);
        return x;
    }

    private static double[] bell(double[] x, double mean) {
        return Arrays.stream(x).map(v -> Normal.STANDARD.pdf(v - mean)).toArray();
    }

    private static void print(String format, Object... values) {
        System.out.printf(Locale.ROOT, format, values);
    }
}
