package scratch.stats.lawoflargenumbers;

import java.util.function.DoubleSupplier;
import java.util.random.RandomGenerator;

import scratch.example.Arguments;
import scratch.example.CheckTable;
import scratch.example.Console;
import scratch.example.data.Generators;
import scratch.stats.distribution.StudentT;

/// 208: if the averages even out, why does the gambler not get his money back?
public final class Ex208LawOfLargeNumbers {
    static final int LENGTH = 10_000;
    private static final int PLAYED = 2000;

    private Ex208LawOfLargeNumbers() {
    }

    public static void main(String[] args) {
        var arguments = Arguments.of(args, "df 1 0.1..1000 degrees of freedom of the third kind of draws (1 is Cauchy)",
                "seed 42 seed of the paths");
        long seed = arguments.longValue("seed");
        double df = arguments.doubleValue("df");
        gaps();
        paths(seed, df);
        bounds();
        float floats = RunningMean.meanOfOnesInFloat(20_000_000);
        Console.print("%n4. The mean of 20,000,000 ones, summed in float: %.4f%n", floats);
        Console.print("%nA surplus of heads is never repaid. Its share of all tosses shrinks.%n%n");
        Figures208.draw(seed, df);
        Console.print("figures  target/figures/coins.svg, cauchy.svg%n%n");
        checks(seed, floats).print();
        Console.print("%nTry: ./run 208 --df 3   Student's t with 3 degrees of freedom. It has a mean. Does it settle?%n");
    }

    private static void gaps() {
        Console.print("1. A fair coin, exactly: the share evens out, the count does not%n");
        var table = Console.table("   %,6d %24.3f %17.5f", "tosses", "expected |heads - n/2|", "as a share of n");
        for (int n : new int[]{4, 16, 64, 1024, 10_000}) {
            table.row(n, CoinGap.expectedGap(n), CoinGap.expectedGap(n) / n);
        }
    }

    private static void paths(long seed, double df) {
        Console.print("%n2. Running means of four paths each%n");
        var table = Console.table("   %-12s %10.3f %10.3f %10.3f %10.3f", "draws", "n = 10", "100", "1,000", "10,000");
        fourRows(table, "coin", seed, Ex208LawOfLargeNumbers::coin);
        fourRows(table, "exponential", seed, random -> random::nextExponential);
        fourRows(table, df == 1 ? "Cauchy" : "t, " + df + " df", seed, random -> studentT(df, random));
    }

    private static void fourRows(Console.Table table, String name, long seed, Source source) {
        for (int path = 0; path < 4; path++) {
            double[] means = RunningMean.of(source.of(Generators.random(seed + path)), LENGTH);
            table.row(path == 0 ? name : "", means[9], means[99], means[999], means[9999]);
        }
    }

    private static void bounds() {
        Console.print("%n3. P(share of heads in 100 tosses misses 1/2 by 0.1 or more)%n");
        Console.print("   exact %.4f   Chebyshev <= %.4f   Hoeffding <= %.4f%n", CoinGap.probabilityOfMissing(100, 0.1),
                CoinGap.chebyshev(100, 0.1), CoinGap.hoeffding(100, 0.1));
        long[] needed = CoinGap.tossesNeeded(0.01, 0.95);
        Console.print("   tosses for +/- 0.01 with 95 %%: Chebyshev %,d, Hoeffding %,d, normal %,d%n", needed[0], needed[1],
                needed[2]);
    }

    /// Where the draws of a path come from.
    interface Source {
        DoubleSupplier of(RandomGenerator random);
    }

    static DoubleSupplier coin(RandomGenerator random) {
        return () -> random.nextInt(2);
    }

    static DoubleSupplier studentT(double df, RandomGenerator random) {
        StudentT t = StudentT.of(df);
        return () -> t.sample(random);
    }

    private static CheckTable checks(long seed, float floats) {
        double gap = 0;
        int far = 0;
        for (int path = 0; path < PLAYED; path++) {
            RandomGenerator random = Generators.random(seed + 1000 + path);
            gap += Math.abs(RunningMean.of(coin(random), 64)[63] - 0.5) * 64 / PLAYED;
            far += Math.abs(RunningMean.of(studentT(1, random), 64)[63]) > 1 ? 1 : 0;
        }
        CheckTable checks = CheckTable.against("closed form");
        checks.group("exact gaps", 1e-14).same("n = 4", CoinGap.expectedGap(4), 0.75)
                .same("n = 16", CoinGap.expectedGap(16), 6435.0 / 4096);
        checks.sameRelative("gap of 10,000: sqrt(n/2 pi)", CoinGap.expectedGap(10_000), Math.sqrt(10_000 / (2 * Math.PI)),
                1e-4);
        checks.same("gap of 64 tosses, 2000 played", gap, CoinGap.expectedGap(64), 0.22);
        checks.same("64 Cauchy: |mean| > 1, 2000 played", (double) far / PLAYED, 0.5, 0.045);
        checks.same("ones in float: 2^24/2e7", floats, 0x1p24 / 2e7, 1e-6);
        return checks.whyDifferent("Two rows are played: allowed are 4 standard errors. Only streams of random numbers differ "
                + "between libraries, not laws.");
    }
}
