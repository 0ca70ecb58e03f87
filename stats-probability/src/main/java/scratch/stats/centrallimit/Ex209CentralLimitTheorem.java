package scratch.stats.centrallimit;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.IntStream;

import smile.stat.distribution.GaussianDistribution;
import smile.stat.hypothesis.KSTest;

import scratch.example.Arguments;
import scratch.example.CheckTable;
import scratch.example.data.Generators;
import scratch.example.figure.Panels;
import scratch.example.figure.Plot;
import scratch.stats.descriptive.Descriptive;
import scratch.stats.distribution.Exponential;
import scratch.stats.distribution.Gamma;
import scratch.stats.distribution.Kolmogorov;
import scratch.stats.distribution.LogNormal;
import scratch.stats.distribution.Normal;
import scratch.stats.distribution.StudentT;

/// 209: why the bell turns up for data that look nothing like a bell, and whether 30 is enough.
public final class Ex209CentralLimitTheorem {
    private static final int REPEATS = 2000;

    private Ex209CentralLimitTheorem() {
    }

    public static void main(String[] args) {
        var arguments = Arguments.of(args, "n 30 draws in each mean", "seed 42 seed of the draws");
        int n = arguments.intValue("n");
        long seed = arguments.longValue("seed");
        print("1. Means of n exponential waiting times: how far from the bell?%n");
        print("        n   largest distance   Berry-Esseen bound   P(z > 3)   (bell: %.5f)%n", Normal.STANDARD.survival(3));
        for (int size : new int[]{1, 10, 40, 160, 640}) {
            print("   %6d   %16.4f   %18.4f   %8.5f%n", size, DistanceToBell.exponential(size),
                    DistanceToBell.berryEsseenBound(DistanceToBell.EXPONENTIAL_RHO, size),
                    Gamma.of(size, 1).survival(size + 3 * Math.sqrt(size)));
        }
        print("   Four times the draws, half the distance. In the tail, 30 draws are still three times off.%n");

        print("%n2. Coins: 16 tosses%n");
        print("   largest distance  %.4f   half of the middle bar%n", DistanceToBell.coin(16, false));
        print("   corrected         %.4f   the bell read half a step further%n", DistanceToBell.coin(16, true));

        double[] z = StandardizedMean.sample(Exponential.of(1), n, REPEATS, seed);
        double[] raw = StandardizedMean.sample(Exponential.of(1), 1, REPEATS, seed + 1);
        print("%n3. %,d drawn means of n = %d, and %,d single values%n", REPEATS, n, REPEATS);
        print("                mean   variance   skewness%n");
        row("n = 1", raw);
        row("n = " + n, z);
        print("   The data keep their shape, however many there are. It is the mean that becomes normal.%n");

        double caught = coverage(n, seed + 2);
        print("%n4. 95 %% t-intervals for the mean of %d log-normal values catch it in %.1f %% of 10,000 samples%n", n,
                100 * caught);
        figure();
        print("%nfigure  target/figures/central-limit.svg%n%n");

        double distance = DistanceToBell.of(z, Normal.STANDARD::cdf);
        CheckTable checks = CheckTable.against("reference");
        checks.same("distance of the sample: Smile 4.4.2", distance,
                KSTest.test(z.clone(), new GaussianDistribution(0, 1)).d(), 1e-12);
        checks.atLeast("KS p-value, drawn against exact", Kolmogorov.of(REPEATS).survival(
                DistanceToBell.of(z, x -> DistanceToBell.exponentialCdf(n, x))), 1e-4);
        checks.atMost("exact distance below the bound", DistanceToBell.exponential(n),
                DistanceToBell.berryEsseenBound(DistanceToBell.EXPONENTIAL_RHO, n));
        checks.same("mean of the drawn z: 0", Descriptive.mean(z), 0, 0.09);
        checks.same("variance of the drawn z: 1", Descriptive.variance(z), 1, 0.15);
        checks.same("skewness of the drawn z: 2/sqrt(n)", Descriptive.skewness(z), 2 / Math.sqrt(n), 0.25);
        checks.whyDifferent("The last three are drawn: allowed are about 4 standard errors of 2,000 means. The KS p-value "
                + "uses the\n"
                + "               known mean and deviation; estimated from the same sample they would make it far too large.");
        checks.print();
        print("%nTry: ./run 209 --n 120   Does four times 30 repair the interval of part 4?%n");
    }

    private static void row(String name, double[] z) {
        print("   %-8s  %7.3f    %7.3f    %7.3f%n", name, Descriptive.mean(z), Descriptive.variance(z),
                Descriptive.skewness(z));
    }

    private static double coverage(int n, long seed) {
        var random = Generators.random(seed);
        var lognormal = LogNormal.of(0, 1);
        double t = StudentT.of(n - 1).upperQuantile(0.025);
        int caught = 0;
        for (int r = 0; r < 10_000; r++) {
            double[] x = lognormal.sample(random, n);
            if (Math.abs(Descriptive.mean(x) - lognormal.mean()) <= t * Descriptive.standardError(x)) {
                caught++;
            }
        }
        return caught / 10_000.0;
    }

    private static void figure() {
        double[] x = IntStream.rangeClosed(0, 280).mapToDouble(i -> -3 + i / 40.0).toArray();
        Plot densities = Plot.of("The mean of n waiting times, standardised", "z", "density");
        for (int n : new int[]{1, 4, 16, 64}) {
            densities = densities.line("n = " + n, x, IntStream.range(0, x.length)
                    .mapToDouble(i -> DistanceToBell.exponentialPdf(n, x[i])).toArray());
        }
        densities = densities.line("", x, IntStream.range(0, x.length).mapToDouble(i -> Normal.STANDARD.pdf(x[i])).toArray())
                .textBeside(1.15, 0.24, "grey: the bell").xRange(-3, 4).yRange(0, 1.02);
        int[] sizes = {1, 2, 4, 8, 16, 32, 64, 128, 256, 512, 1024};
        double[] n = IntStream.of(sizes).asDoubleStream().toArray();
        Plot rate = Plot.of("Four times n, half the distance", "n", "largest distance to the bell")
                .line("Berry-Esseen bound", n, IntStream.of(sizes)
                        .mapToDouble(s -> DistanceToBell.berryEsseenBound(DistanceToBell.EXPONENTIAL_RHO, s)).toArray())
                .line("coin", n, IntStream.of(sizes).mapToDouble(s -> DistanceToBell.coin(s, false)).toArray())
                .line("exponential", n, IntStream.of(sizes).mapToDouble(DistanceToBell::exponential).toArray())
                .line("coin, corrected", Arrays.copyOfRange(n, 1, n.length), IntStream.of(sizes).skip(1)
                        .mapToDouble(s -> DistanceToBell.coin(s, true)).toArray())
                .xLog().yLog().yRange(1e-5, 2);
        Panels.of("The central limit theorem", 2, densities, rate).cell(510, 400).save("central-limit", "Left, the density "
                + "of the "
                + "standardised mean of 1, 4, 16 and 64 exponential waiting times: from a steep slide to nearly the bell. "
                + "Right, the largest distance to the bell against n, both logarithmic: parallel falling lines of slope one "
                + "half for the bound, the coin and the exponential, and a steeper one for the corrected coin.");
    }

    private static void print(String format, Object... values) {
        System.out.printf(Locale.ROOT, format, values);
    }
}
