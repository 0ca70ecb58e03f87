package scratch.stats.poisson;

import java.util.Locale;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

import smile.stat.distribution.PoissonDistribution;
import smile.stat.hypothesis.ChiSqTest;

import scratch.example.Arguments;
import scratch.example.CheckTable;
import scratch.example.Console;
import scratch.example.data.EventCounts;
import scratch.example.data.Generators;
import scratch.stats.distribution.Poisson;

/// 206: deaths by horse kick, and a formula with a single number in it.
public final class Ex206Poisson {
    private static final long[] KICKS = EventCounts.horseKicks();
    private static final long[] HITS = EventCounts.flyingBombs();
    private static final double RATE = 0.61;
    private static final int DRAWS = 2000;

    private Ex206Poisson() {
    }

    public static void main(String[] args) {
        var arguments = Arguments.of(args,
                "spread 0.31 0..<0.61 how far the rates of two kinds of units lie from 0.61 in part 4",
                "seed 42 seed of the drawn counts");
        long seed = arguments.longValue("seed");
        PoissonFit kicks = PoissonFit.of(KICKS);
        PoissonFit.GoodnessOfFit fit = kicks.test(3);
        Console.print("1. Deaths by horse kick, %d corps-years: mean %.2f, variance %.4f%n", kicks.units(), kicks.lambda(),
                kicks.variance());
        table(fit, new String[]{"0", "1", "2", "3+"}, 109, 65, 22, 4);

        PoissonFit bombs = PoissonFit.of(HITS);
        PoissonFit.GoodnessOfFit bombsFit = bombs.test(5);
        Console.print("%n2. V-1 hits on %d squares of London: mean %.4f%n", bombs.units(), bombs.lambda());
        table(bombsFit, new String[]{"0", "1", "2", "3", "4", "5+"}, 229, 211, 93, 35, 7, 1);
        Console.print("   squares with 4 or more hits: expected %.1f, observed 8%n",
                bombsFit.expected()[4] + bombsFit.expected()[5]);

        rareTries();
        double spread = arguments.doubleValue("spread");
        var random = Generators.random(seed);
        long[] pure = Poisson.of(RATE).sample(random, DRAWS);
        Poisson low = Poisson.of(RATE - spread);
        Poisson high = Poisson.of(RATE + spread);
        long[] mixed = IntStream.range(0, DRAWS).mapToLong(i -> (i % 2 == 0 ? low : high).sample(random)).toArray();
        dispersion(spread, pure, mixed);
        Figures206.draw(fit, bombsFit, pure, mixed, seed);
        Console.print("%nfigures  target/figures/rare.svg, poisson.svg, mixed.svg%n%n");

        checks(fit).print();
        Console.print("%nTry: ./run 206 --spread 0.1   Rates of 0.51 and 0.71. Can 2000 counts tell?%n");
    }

    private static void table(PoissonFit.GoodnessOfFit fit, String[] cells, long... observed) {
        Console.print("   events    ");
        for (String cell : cells) {
            Console.print("%8s", cell);
        }
        Console.print("%n   observed  ");
        for (long count : observed) {
            Console.print("%8d", count);
        }
        Console.print("%n   expected  ");
        for (double count : fit.expected()) {
            Console.print("%8.2f", count);
        }
        Console.print("%n   X squared %.4f on %d degrees of freedom, p = %.3f%n", fit.statistic(), fit.degreesOfFreedom(),
                fit.pValue());
    }

    private static void rareTries() {
        Console.print("%n3. A binomial with many rare tries is nearly Poisson (error in the probability of any event)%n");
        var table = Console.table("   %6d   %5.3f   %13.5f   %11.5f", "n", "p", "largest error", "bound n p^2");
        for (int n : new int[]{10, 100, 1000}) {
            table.row(n, 1.0 / n, LawOfRareEvents.totalVariation(n, 1.0 / n), LawOfRareEvents.bound(n, 1.0 / n));
        }
    }

    private static void dispersion(double spread, long[] pure, long[] mixed) {
        Console.print("%n4. Dispersion test: p of \"no larger than Poisson\"%n");
        var table = Console.table("   %-24s  %13.3f   %8s", "counts", "variance/mean", "p");
        long[] kicks = IntStream.range(0, KICKS.length).boxed()
                .flatMapToLong(k -> LongStream.range(0, KICKS[k]).map(i -> k)).toArray();
        row(table, "horse kicks", DispersionTest.of(kicks));
        row(table, "2000 drawn, rate 0.61", DispersionTest.of(pure));
        row(table, String.format(Locale.ROOT, "half %.2f, half %.2f", RATE - spread, RATE + spread), DispersionTest.of(mixed));
    }

    private static void row(Console.Table table, String name, DispersionTest test) {
        table.row(name, test.index(), test.upperP() < 1e-4 ? "< 0.0001" : String.format(Locale.ROOT, "%.3f", test.upperP()));
    }

    private static CheckTable checks(PoissonFit.GoodnessOfFit fit) {
        var smile = new PoissonDistribution(RATE);
        Poisson ours = Poisson.of(RATE);
        double[] p = IntStream.range(0, 4).mapToDouble(k -> fit.expected()[k] / 200).toArray();
        var smileTest = ChiSqTest.test(new int[]{109, 65, 22, 4}, p, 2);
        CheckTable checks = CheckTable.against("Smile 4.4.2");
        var pmf = checks.groupRelative("pmf values", 1e-12);
        var cdf = checks.group("cdf values", 1e-7);
        for (int k = 0; k <= 30; k++) {
            pmf.same("k = " + k, ours.pmf(k), smile.p(k));
            cdf.same("k = " + k, ours.cdf(k), smile.cdf(k));
        }
        checks.same("X squared of the horse kicks", fit.statistic(), smileTest.chisq(), 1e-12);
        checks.same("its degrees of freedom", fit.degreesOfFreedom(), (long) smileTest.df());
        checks.same("its p-value", fit.pValue(), smileTest.pvalue(), 1e-7);
        return checks.whyDifferent("Smile must be told that the mean was estimated (constraints = 2 in all); by default it "
                + "keeps 3 degrees of freedom and says p = 0.956. Its cdf stops at about 1e-8, and its pmf of 800 at rate "
                + "800 is NaN.");
    }
}
