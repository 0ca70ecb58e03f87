package scratch.stats.centrallimit;

import smile.stat.distribution.GaussianDistribution;
import smile.stat.hypothesis.KSTest;

import scratch.example.Arguments;
import scratch.example.CheckTable;
import scratch.example.Console;
import scratch.example.data.Generators;
import scratch.stats.descriptive.Descriptive;
import scratch.stats.distribution.Exponential;
import scratch.stats.distribution.Gamma;
import scratch.stats.distribution.Kolmogorov;
import scratch.stats.distribution.LogNormal;
import scratch.stats.distribution.Normal;
import scratch.stats.distribution.StudentT;

/// 209: why means are normal for data that are not, and whether 30 is enough.
public final class Ex209CentralLimitTheorem {
    private static final int REPEATS = 2000;
    private static final int SAMPLES = 10_000;

    private Ex209CentralLimitTheorem() {
    }

    public static void main(String[] args) {
        var arguments = Arguments.of(args, "n 30 2..2000 draws in each mean", "seed 42 seed of the draws");
        int n = arguments.intValue("n");
        long seed = arguments.longValue("seed");
        exactDistances();
        coins();

        double[] means = StandardizedMean.sample(Exponential.of(1), n, REPEATS, seed);
        double[] values = StandardizedMean.sample(Exponential.of(1), 1, REPEATS, seed + 1);
        Console.print("%n3. %,d drawn means of n = %d, and %,d single values, both standardised%n", REPEATS, n, REPEATS);
        var table = Console.table("   %-8s %8.3f %10.3f %10.3f", "", "mean", "variance", "skewness");
        table.row("n = 1", Descriptive.mean(values), Descriptive.variance(values), Descriptive.skewness(values));
        table.row("n = " + n, Descriptive.mean(means), Descriptive.variance(means), Descriptive.skewness(means));
        Console.print("   The data keep their shape, however many there are. It is the mean that becomes normal.%n");

        double[] misses = misses(n, seed + 2);
        Console.print("%n4. 95 %% t-intervals for the mean of %d log-normal values, %,d samples%n", n, SAMPLES);
        Console.print("   caught it %.1f %%   interval below the true mean %.1f %%   above it %.1f %%%n",
                100 - misses[0] - misses[1], misses[0], misses[1]);

        Figures209.draw(seed);
        Console.print("%nfigures  target/figures/means.svg, central-limit.svg, misses.svg%n%n");
        checks(n, means).print();
        Console.print("%nTry: ./run 209 --n 120   Does four times 30 repair the interval of part 4?%n");
    }

    private static void exactDistances() {
        Console.print("1. Means of n exponential waiting times: how far from normal?%n");
        var table = Console.table("   %6d %18.4f %20.4f %11.5f", "n", "largest distance", "Berry-Esseen bound", "P(z > 3)");
        for (int n : new int[]{1, 10, 40, 160, 640}) {
            table.row(n, DistanceToBell.exponential(n),
                    DistanceToBell.berryEsseenBound(DistanceToBell.EXPONENTIAL_RHO, n),
                    Gamma.of(n, 1).survival(n + 3 * Math.sqrt(n)));
        }
        Console.print("   %6s %18d %20s %11.5f%n", "normal", 0, "", Normal.STANDARD.survival(3));
        Console.print("   Four times the draws, half the distance. In the tail 40 draws are still almost three times off.%n");
    }

    private static void coins() {
        Console.print("%n2. Heads in 16 tosses of a coin%n");
        Console.print("   largest distance  %.4f   half of the middle bar%n", DistanceToBell.coin(16, false));
        Console.print("   corrected         %.4f   the normal curve read half a step further%n",
                DistanceToBell.coin(16, true));
    }

    /// In percent: 95 % t-intervals of n log-normal values that lie wholly below the true mean, and wholly above it.
    static double[] misses(int n, long seed) {
        var random = Generators.random(seed);
        var logNormal = LogNormal.of(0, 1);
        double t = StudentT.of(n - 1).upperQuantile(0.025);
        double[] percent = new double[2];
        for (int s = 0; s < SAMPLES; s++) {
            double[] x = logNormal.sample(random, n);
            double off = Descriptive.mean(x) - logNormal.mean();
            if (Math.abs(off) > t * Descriptive.standardError(x)) {
                percent[off < 0 ? 0 : 1] += 100.0 / SAMPLES;
            }
        }
        return percent;
    }

    private static CheckTable checks(int n, double[] z) {
        CheckTable checks = CheckTable.against("reference");
        checks.same("distance of the sample: Smile 4.4.2", DistanceToBell.of(z, Normal.STANDARD::cdf),
                KSTest.test(z.clone(), new GaussianDistribution(0, 1)).d(), 1e-12);
        checks.atLeast("KS p-value, drawn against exact", Kolmogorov.of(REPEATS).survival(
                DistanceToBell.of(z, x -> DistanceToBell.exponentialCdf(n, x))), 1e-4);
        checks.atMost("exact distance below the bound", DistanceToBell.exponential(n),
                DistanceToBell.berryEsseenBound(DistanceToBell.EXPONENTIAL_RHO, n));
        // Four standard errors: the variance of s² needs the kurtosis 3 + 6/n, that of the skewness was measured.
        checks.same("mean of the drawn z: 0", Descriptive.mean(z), 0, 4 / Math.sqrt(REPEATS));
        checks.same("variance of the drawn z: 1", Descriptive.variance(z), 1, 4 * Math.sqrt((2 + 6.0 / n) / REPEATS));
        checks.same("skewness of the drawn z: 2/sqrt(n)", Descriptive.skewness(z), 2 / Math.sqrt(n),
                4 * Math.sqrt((6 + 50.0 / n) / REPEATS));
        return checks.whyDifferent("The last three are drawn: allowed are 4 standard errors of 2,000 means. The KS p-value "
                + "uses the known mean and deviation; estimated from the same sample they would make it far too large.");
    }
}
