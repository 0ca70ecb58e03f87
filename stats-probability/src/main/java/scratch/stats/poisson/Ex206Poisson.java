package scratch.stats.poisson;

import java.util.Locale;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

import smile.stat.distribution.PoissonDistribution;
import smile.stat.hypothesis.ChiSqTest;

import scratch.example.Arguments;
import scratch.example.CheckTable;
import scratch.example.data.EventCounts;
import scratch.example.data.Generators;
import scratch.example.figure.Panels;
import scratch.example.figure.Plot;
import scratch.stats.distribution.Poisson;

/// 206: deaths by horse kick, and a formula with a single number in it.
public final class Ex206Poisson {
    private static final long[] KICKS = EventCounts.horseKicks();
    private static final long[] HITS = EventCounts.flyingBombs();

    private Ex206Poisson() {
    }

    public static void main(String[] args) {
        var arguments = Arguments.of(args, "spread 0.31 how far the rates of two kinds of units lie from 0.61 in part 4",
                "seed 42 seed of the drawn counts");
        PoissonFit kicks = PoissonFit.of(KICKS);
        PoissonFit.GoodnessOfFit fit = kicks.test(3);
        print("1. Deaths by horse kick, %d corps-years: mean %.2f, variance %.4f%n", kicks.units(), kicks.lambda(),
                kicks.variance());
        table(new String[]{"0", "1", "2", "3+"}, new long[]{109, 65, 22, 4}, fit);
        PoissonFit.GoodnessOfFit bombs = PoissonFit.of(HITS).test(5);
        print("%n2. V-1 hits on %d squares of London: mean %.4f%n", PoissonFit.of(HITS).units(), PoissonFit.of(HITS).lambda());
        table(new String[]{"0", "1", "2", "3", "4", "5+"}, new long[]{229, 211, 93, 35, 7, 1}, bombs);
        print("   Four or more on one square looks like aim. Chance alone predicts %.1f such squares; there were 8.%n",
                bombs.expected()[4] + bombs.expected()[5]);

        print("%n3. A binomial with many rare tries is nearly Poisson (error in the probability of any event)%n");
        print("        n       p   largest error   bound n p^2%n");
        for (int n : new int[]{10, 100, 1000}) {
            print("   %6d   %.3f   %13.5f   %11.5f%n", n, 1.0 / n, LawOfRareEvents.totalVariation(n, 1.0 / n),
                    LawOfRareEvents.bound(n, 1.0 / n));
        }

        double spread = arguments.doubleValue("spread");
        var random = Generators.random(arguments.longValue("seed"));
        long[] pure = Poisson.of(0.61).sample(random, 2000);
        Poisson low = Poisson.of(0.61 - spread);
        Poisson high = Poisson.of(0.61 + spread);
        long[] mixed = IntStream.range(0, 2000).mapToLong(i -> (i % 2 == 0 ? low : high).sample(random)).toArray();
        print("%n4. Dispersion test: variance over mean, and p of \"no larger than Poisson\"%n");
        row("horse kicks", DispersionTest.of(spreadOut(KICKS)));
        row("2000 drawn, rate 0.61", DispersionTest.of(pure));
        row(String.format(Locale.ROOT, "half %.2f, half %.2f", 0.61 - spread, 0.61 + spread), DispersionTest.of(mixed));
        figure(fit, bombs);
        print("%nfigure  target/figures/poisson.svg%n%n");

        var smile = new PoissonDistribution(0.61);
        Poisson ours = Poisson.of(0.61);
        double[] p = IntStream.range(0, 4).mapToDouble(k -> fit.expected()[k] / 200).toArray();
        var smileTest = ChiSqTest.test(new int[]{109, 65, 22, 4}, p, 2);
        CheckTable checks = CheckTable.against("Smile 4.4.2");
        checks.sameRelative("P(X = 2)", ours.pmf(2), smile.p(2), 1e-12);
        checks.sameRelative("P(X = 30)", ours.pmf(30), smile.p(30), 1e-12);
        checks.same("P(X <= 1)", ours.cdf(1), smile.cdf(1), 1e-7);
        checks.same("X squared of the horse kicks", fit.statistic(), smileTest.chisq(), 1e-12);
        checks.same("its degrees of freedom", fit.degreesOfFreedom(), (long) smileTest.df());
        checks.same("its p-value", fit.pValue(), smileTest.pvalue(), 1e-7);
        checks.whyDifferent("Smile must be told that the mean was estimated (constraints = 2 in all); by default it keeps "
                + "3 degrees\n"
                + "               of freedom and says p = 0.956. Its cdf stops at about 1e-8, and its pmf of 800 at rate "
                + "800 is NaN.");
        checks.print();
        print("%nTry: ./run 206 --spread 0.1   Rates of 0.51 and 0.71. Can 2000 counts tell?%n");
    }

    private static void table(String[] cells, long[] observed, PoissonFit.GoodnessOfFit fit) {
        print("   events    ");
        for (String cell : cells) {
            print("%8s", cell);
        }
        print("%n   observed  ");
        for (long count : observed) {
            print("%8d", count);
        }
        print("%n   expected  ");
        for (double count : fit.expected()) {
            print("%8.2f", count);
        }
        print("%n   X squared %.4f on %d degrees of freedom, p = %.3f%n", fit.statistic(), fit.degreesOfFreedom(),
                fit.pValue());
    }

    private static void row(String name, DispersionTest test) {
        print("   %-24s  %.3f   %s%n", name, test.index(), test.upperP() < 1e-4 ? "p < 0.0001"
                : String.format(Locale.ROOT, "p = %.3f", test.upperP()));
    }

    private static long[] spreadOut(long[] frequencies) {
        return IntStream.range(0, frequencies.length).boxed()
                .flatMapToLong(k -> LongStream.range(0, frequencies[k]).map(i -> k)).toArray();
    }

    private static void figure(PoissonFit.GoodnessOfFit kicks, PoissonFit.GoodnessOfFit bombs) {
        Panels.of("Hang the bars from the curve: do they reach zero?", 2,
                hanging("Horse kicks, 200 corps-years", "deaths", kicks.expected(), 109, 65, 22, 4),
                hanging("V-1 hits, 576 squares", "hits", bombs.expected(), 229, 211, 93, 35, 7, 1)).cell(500, 360)
                .save("poisson", "Two charts in which the observed frequencies hang as bars from the expected Poisson "
                        + "curve. Left, deaths "
                        + "by horse kick; right, flying bombs on London. In both the lower ends of the bars come to lie almost "
                        + "exactly on zero.");
    }

    private static Plot hanging(String title, String label, double[] expected, double... observed) {
        int cells = expected.length;
        double[] x = IntStream.range(0, cells).asDoubleStream().toArray();
        double[] left = IntStream.range(0, cells).mapToDouble(k -> k - 0.35).toArray();
        double[] right = IntStream.range(0, cells).mapToDouble(k -> k + 0.35).toArray();
        double[] bottom = IntStream.range(0, cells).mapToDouble(k -> expected[k] - observed[k]).toArray();
        return Plot.of(title, label, "frequency").rectangles("observed, hung from the curve", left, bottom, right, expected)
                .line("expected", x, expected).horizontal("", 0).xRange(-0.6, cells - 0.4)
                .yRange(-expected[0] * 0.08, expected[0] * 1.08);
    }

    private static void print(String format, Object... values) {
        System.out.printf(Locale.ROOT, format, values);
    }
}
