package scratch.stats.pvalues;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import scratch.example.Arguments;
import scratch.example.CheckTable;
import scratch.example.Console;
import scratch.stats.centrallimit.DistanceToBell;
import scratch.stats.distribution.Binomial;
import scratch.stats.distribution.Kolmogorov;

/// 211: when p = 0.03, what have you learned, and what have you not?
public final class Ex211PValues {
    private static final int STUDIES = 10_000;

    private Ex211PValues() {
    }

    public static void main(String[] args) {
        var arguments = Arguments.of(args, "effect 1 .. true effect of the second experiment, in standard errors",
                "real 0.1 0..1 share of the 1000 hypotheses that are real effects", "seed 42 seed of the experiments");
        double[] effects = {0, arguments.doubleValue("effect"), 2.8};
        double real = arguments.doubleValue("real");
        tenFlips();
        double[][] p = studies(effects, arguments.longValue("seed"));
        thousandHypotheses(real);
        largerStudies();
        Figures211.draw(p, effects, real);
        Console.print("%nfigures  target/figures/p-value.svg, p-values.svg, thousand.svg%n%n");

        checks(p, effects).print();
        Console.print("%nTry: ./run 211 --real 0.01   A field that tests wild guesses. How many of its discoveries are "
                + "false?%n");
    }

    private static void tenFlips() {
        Binomial ten = Binomial.of(10, 0.5);
        Console.print("1. Ten flips of a fair coin: all p-values there are%n");
        var table = Console.table("   %-5s %13s %13s %13s %13s %13s %13s", "heads", "5", "6 or 4", "7 or 3", "8 or 2", "9 or 1",
                "10 or 0");
        table.row(Stream.concat(Stream.of("p"), IntStream.rangeClosed(5, 10)
                .mapToObj(k -> String.format(Locale.ROOT, "%.5f", coinP(ten, k)))).toArray());
        Console.print("   \"p <= 0.05\" happens in %.2f %% of fair runs, in %.2f %% for twenty flips: the test is "
                + "conservative.%n", 100 * rejected(10), 100 * rejected(20));
    }

    private static double[][] studies(double[] effects, long seed) {
        double[][] p = new double[3][];
        Console.print("%n2. %,d studies each: how often is p that small?%n", STUDIES);
        var table = Console.table("   %4.2f %-14s %9.4f   %9.4f   %9.4f   %14.4f", "true", "effect", "p <= 0.01", "p <= 0.05",
                "p <= 0.10", "exact for 0.05");
        for (int j = 0; j < 3; j++) {
            var experiment = new ZExperiment(effects[j]);
            p[j] = experiment.pValues(STUDIES, seed + j);
            table.row(effects[j], "std. errors", share(p[j], 0.01), share(p[j], 0.05), share(p[j], 0.1),
                    experiment.power(0.05));
        }
        Console.print("   Without an effect p is uniform: every value is as likely as every other.%n");
        return p;
    }

    private static void thousandHypotheses(double real) {
        Console.print("%n3. 1000 hypotheses, %.0f of them real, power 0.8, level 0.05%n", 1000 * real);
        Console.print("   true discoveries %.0f, false alarms %.0f: %.0f %% of the significant results are false%n", 800 * real,
                50 * (1 - real), 100 * ZExperiment.falseShare(real, 0.8, 0.05));
    }

    private static void largerStudies() {
        Console.print("%n4. The same small effect, 0.1 standard deviations, in larger and larger studies%n");
        for (int n : new int[]{100, 1000, 10_000}) {
            Console.print("   n = %,6d   %s%n", n, PValue.format(PValue.ofZ(0.1 * Math.sqrt(n))));
        }
        Console.print("   p mixes the size of an effect with the size of the study. Report the effect and its interval.%n");
    }

    private static CheckTable checks(double[][] p, double[] effects) {
        CheckTable checks = CheckTable.against("closed form");
        checks.same("9 heads of 10: 22/1024", coinP(Binomial.of(10, 0.5), 9), 22.0 / 1024, 1e-15);
        for (int j = 0; j < 3; j++) {
            double exact = new ZExperiment(effects[j]).power(0.05);
            checks.same("share p <= 0.05, effect " + effects[j], share(p[j], 0.05), exact,
                    Math.ceil(4e4 * Math.sqrt(exact * (1 - exact) / STUDIES)) / 1e4);
        }
        checks.atLeast("KS p-value of \"uniform\", effect 0.0", uniform(p[0]), 1e-4);
        checks.atMost("KS p-value of \"uniform\", effect 2.8", uniform(p[2]), 1e-4);
        return checks.whyDifferent("Shares are simulated; allowed are 4 standard errors. Between libraries p-values differ by "
                + "convention: one- or two-sided by default, twice the smaller tail or \"all that is no likelier\" "
                + "(lesson 205).");
    }

    /// The two-sided p-value of so many heads.
    static double coinP(Binomial coin, int heads) {
        return PValue.twoSided(coin.cdf(heads), coin.survival(heads - 1L));
    }

    private static double rejected(int n) {
        Binomial coin = Binomial.of(n, 0.5);
        return IntStream.rangeClosed(0, n).filter(k -> coinP(coin, k) <= 0.05).mapToDouble(coin::pmf).sum();
    }

    private static double share(double[] p, double alpha) {
        return Arrays.stream(p).filter(value -> value <= alpha).count() / (double) p.length;
    }

    private static double uniform(double[] p) {
        return Kolmogorov.of(p.length).survival(DistanceToBell.of(p, x -> x));
    }
}
