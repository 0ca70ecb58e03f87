package scratch.stats.lawoflargenumbers;

import java.util.Locale;
import java.util.function.DoubleSupplier;
import java.util.random.RandomGenerator;

import scratch.example.Arguments;
import scratch.example.CheckTable;
import scratch.example.data.Generators;
import scratch.example.figure.Panels;
import scratch.example.figure.Plot;
import scratch.stats.distribution.StudentT;

/// 208: if the averages even out, why does the gambler not get his money back?
public final class Ex208LawOfLargeNumbers {
    private static final int PATHS = 12;
    private static final int LENGTH = 10_000;

    private Ex208LawOfLargeNumbers() {
    }

    public static void main(String[] args) {
        var arguments = Arguments.of(args, "df 1 .. degrees of freedom of the wild draws (1 is Cauchy)",
                "seed 42 seed of the paths");
        long seed = arguments.longValue("seed");
        double df = arguments.doubleValue("df");
        print("1. A fair coin, exactly: the share evens out, the count does not%n");
        print("   tosses   expected |heads - n/2|   as a share of n%n");
        for (int n : new int[]{4, 16, 64, 1024, 10_000}) {
            print("   %,6d   %22.3f   %15.5f%n", n, CoinGap.expectedGap(n), CoinGap.expectedGap(n) / n);
        }

        print("%n2. Running means of four paths each%n");
        print("   draws            n = 10        100      1,000     10,000%n");
        paths("coin", seed, Ex208LawOfLargeNumbers::coin);
        paths("exponential", seed, random -> random::nextExponential);
        paths(df == 1 ? "Cauchy" : "t, " + df + " df", seed, random -> wild(df, random));

        print("%n3. P(share of heads in 100 tosses misses 1/2 by 0.1 or more)%n");
        print("   exact %.4f   Chebyshev <= %.4f   Hoeffding <= %.4f%n", CoinGap.probabilityOfMissing(100, 0.1),
                CoinGap.chebyshev(100, 0.1), CoinGap.hoeffding(100, 0.1));
        long[] needed = CoinGap.tossesNeeded(0.01, 0.95);
        print("   tosses for +/- 0.01 with 95 %%: Chebyshev %,d, Hoeffding %,d, normal %,d%n", needed[0], needed[1], needed[2]);

        float floats = RunningMean.meanOfOnesInFloat(20_000_000);
        print("%n4. The mean of 20,000,000 ones, summed in float: %.4f%n", floats);
        print("%nA surplus of heads is never repaid. It is diluted.%n");
        figure(seed, df);
        print("figure  target/figures/law-of-large-numbers.svg%n%n");

        CheckTable checks = CheckTable.against("closed form");
        checks.same("gap of 4 tosses: 12/16", CoinGap.expectedGap(4), 0.75, 1e-15);
        checks.same("gap of 16 tosses: 6435/4096", CoinGap.expectedGap(16), 6435.0 / 4096, 1e-14);
        checks.sameRelative("gap of 10,000: sqrt(n/2 pi)", CoinGap.expectedGap(10_000), Math.sqrt(10_000 / (2 * Math.PI)),
                1e-4);
        double gap = 0;
        int far = 0;
        for (int path = 0; path < 2000; path++) {
            RandomGenerator random = Generators.random(seed + 1000 + path);
            gap += Math.abs(RunningMean.of(coin(random), 64)[63] - 0.5) * 64 / 2000;
            far += Math.abs(RunningMean.of(wild(1, random), 64)[63]) > 1 ? 1 : 0;
        }
        checks.same("gap of 64 tosses, 2000 played", gap, CoinGap.expectedGap(64), 0.22);
        checks.same("P(|mean of 64 Cauchy| > 1), 2000", far / 2000.0, 0.5, 0.045);
        checks.same("mean of ones in float: 2^24/2e7", floats, 0x1p24 / 2e7, 1e-6);
        checks.whyDifferent("Two rows are played: allowed are 4 standard errors. Only streams differ between libraries, "
                + "not laws.");
        checks.print();
        print("%nTry: ./run 208 --df 3   Student's t with 3 degrees of freedom. It has a mean. Does it settle?%n");
    }

    private interface Source {
        DoubleSupplier of(RandomGenerator random);
    }

    private static DoubleSupplier coin(RandomGenerator random) {
        return () -> random.nextInt(2);
    }

    private static DoubleSupplier wild(double df, RandomGenerator random) {
        StudentT t = StudentT.of(df);
        return () -> t.sample(random);
    }

    private static void paths(String name, long seed, Source source) {
        for (int path = 0; path < 4; path++) {
            double[] means = RunningMean.of(source.of(Generators.random(seed + path)), LENGTH);
            print("   %-12s %10.3f %10.3f %10.3f %10.3f%n", path == 0 ? name : "", means[9], means[99], means[999],
                    means[9999]);
        }
    }

    private static void figure(long seed, double df) {
        int points = 200;
        double[] x = new double[points];
        for (int i = 0; i < points; i++) {
            x[i] = Math.rint(Math.pow(10, 4.0 * i / (points - 1)));
        }
        Plot shares = Plot.of("Share of heads: into the funnel", "tosses", "share of heads");
        Plot gaps = Plot.of("The same tosses: heads − n/2", "tosses", "surplus of heads");
        Plot wild = Plot.of(df == 1 ? "Mean of Cauchy values: never settles" : "Mean of t values", "values", "mean");
        double[] lower = new double[points];
        double[] upper = new double[points];
        double[] surplus = new double[points];
        double[] deficit = new double[points];
        for (int i = 0; i < points; i++) {
            lower[i] = 0.5 - 0.98 / Math.sqrt(x[i]);
            upper[i] = 0.5 + 0.98 / Math.sqrt(x[i]);
            surplus[i] = 0.98 * Math.sqrt(x[i]);
            deficit[i] = -surplus[i];
        }
        shares = shares.band("95 % of paths", x, lower, upper);
        gaps = gaps.band("95 % of paths", x, deficit, surplus);
        for (int path = 0; path < PATHS; path++) {
            double[] coin = RunningMean.of(coin(Generators.random(seed + path)), LENGTH);
            double[] cauchy = RunningMean.of(wild(df, Generators.random(seed + path)), LENGTH);
            double[] share = new double[points];
            double[] gap = new double[points];
            double[] mean = new double[points];
            for (int i = 0; i < points; i++) {
                int n = (int) x[i];
                share[i] = coin[n - 1];
                gap[i] = (coin[n - 1] - 0.5) * n;
                mean[i] = cauchy[n - 1];
            }
            shares = shares.line("", x, share);
            gaps = gaps.line("", x, gap);
            wild = wild.line("", x, mean);
        }
        Panels.of("Twelve paths", 3, shares.xLog().xRange(1, 1e4).yRange(0, 1), gaps.xRange(0, 1e4).yRange(-150, 150),
                wild.xLog().xRange(1, 1e4).yRange(-10, 10)).cell(345, 320).save("law-of-large-numbers", "Three panels with "
                        + "twelve "
                + "paths each. Left, the share of heads: all paths squeeze into a funnel around one half. Middle, the "
                + "surplus of "
                + "heads in the same tosses: the paths fan out like the square root of n. Right, running means of Cauchy "
                + "values: "
                + "they jump again and again and never settle.");
    }

    private static void print(String format, Object... values) {
        System.out.printf(Locale.ROOT, format, values);
    }
}
