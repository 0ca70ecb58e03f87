package scratch.stats.pvalues;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.IntStream;

import scratch.example.Arguments;
import scratch.example.CheckTable;
import scratch.example.figure.Figure;
import scratch.example.figure.Histogram;
import scratch.example.figure.Panels;
import scratch.example.figure.Plot;
import scratch.stats.centrallimit.DistanceToBell;
import scratch.stats.distribution.Binomial;
import scratch.stats.distribution.Kolmogorov;

/// 211: p = 0.03. What have you learned, and what have you not?
public final class Ex211PValues {
    private static final int STUDIES = 10_000;

    private Ex211PValues() {
    }

    public static void main(String[] args) {
        var arguments = Arguments.of(args, "effect 1 .. true effect of the second experiment, in standard errors",
                "real 0.1 share of the 1000 hypotheses that are real effects", "seed 42 seed of the experiments");
        long seed = arguments.longValue("seed");
        Binomial ten = Binomial.of(10, 0.5);
        print("1. Ten flips of a fair coin: all p-values there are%n   heads  ");
        for (int k = 5; k <= 10; k++) {
            print("%14s", k == 5 ? "5" : k + " or " + (10 - k));
        }
        print("%n   p      ");
        for (int k = 5; k <= 10; k++) {
            print("%14.5f", coinP(ten, k));
        }
        print("%n   \"p <= 0.05\" happens in %.2f %% of fair runs, in %.2f %% for twenty flips: steps make a test timid.%n",
                100 * rejected(10), 100 * rejected(20));

        double effect = arguments.doubleValue("effect");
        double[] effects = {0, effect, 2.8};
        double[][] p = new double[3][];
        print("%n2. %,d studies each: how often is p that small?%n", STUDIES);
        print("   true effect       p <= 0.01   p <= 0.05   p <= 0.10   exact for 0.05%n");
        for (int j = 0; j < 3; j++) {
            var experiment = new ZExperiment(effects[j]);
            p[j] = experiment.pValues(STUDIES, seed + j);
            print("   %.2f std. errors %10.4f  %10.4f  %10.4f   %14.4f%n", effects[j], share(p[j], 0.01), share(p[j], 0.05),
                    share(p[j], 0.1), experiment.power(0.05));
        }
        print("   Without an effect p is uniform: every value is as likely as every other.%n");

        double real = arguments.doubleValue("real");
        print("%n3. 1000 hypotheses, %.0f of them real, power 0.8, level 0.05%n", 1000 * real);
        print("   true discoveries %.0f, false alarms %.0f: %.0f %% of the significant results are false%n", 800 * real,
                50 * (1 - real), 100 * ZExperiment.falseShare(real, 0.8, 0.05));

        print("%n4. The same small effect, 0.1 standard deviations, in larger and larger studies%n");
        for (int n : new int[]{100, 1000, 10_000}) {
            print("   n = %,6d   %s%n", n, PValue.format(PValue.ofZ(0.1 * Math.sqrt(n))));
        }
        print("   p mixes the size of an effect with the size of the study. Report the effect and its interval.%n");
        figure(p, effects);
        print("%nfigure  target/figures/p-values.svg%n%n");

        CheckTable checks = CheckTable.against("closed form");
        checks.same("9 heads of 10: 22/1024", coinP(ten, 9), 22.0 / 1024, 1e-15);
        for (int j = 0; j < 3; j++) {
            double exact = new ZExperiment(effects[j]).power(0.05);
            checks.same("share p <= 0.05, effect " + effects[j], share(p[j], 0.05), exact,
                    Math.ceil(4e4 * Math.sqrt(exact * (1 - exact) / STUDIES)) / 1e4);
        }
        checks.atLeast("KS p-value of \"uniform\", effect 0.0", uniform(p[0]), 1e-4);
        checks.atMost("KS p-value of \"uniform\", effect 2.8", uniform(p[2]), 1e-4);
        checks.whyDifferent("Shares are simulated; allowed are 4 standard errors. Between libraries p-values differ by "
                + "convention:\n"
                + "               one- or two-sided by default, twice the smaller tail or \"all that is no likelier\" "
                + "(lesson 205).");
        checks.print();
        print("%nTry: ./run 211 --real 0.01   A field that tests wild guesses. How many of its discoveries are false?%n");
    }

    private static double coinP(Binomial coin, int heads) {
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

    private static void figure(double[][] p, double[] effects) {
        Figure[] panels = new Figure[4];
        String[] titles = {"No effect: flat", "An effect of %.1f standard errors", "An effect of %.1f: power 0.80"};
        for (int j = 0; j < 3; j++) {
            panels[j] = Histogram.of(String.format(Locale.ROOT, titles[j], effects[j]), "p-value").values("", p[j]).bins(20)
                    .plot().vertical("", 0.05);
        }
        double[] alpha = IntStream.rangeClosed(0, 1000).mapToDouble(i -> i / 1000.0).toArray();
        Binomial coin = Binomial.of(10, 0.5);
        double[] rejected = Arrays.stream(alpha).map(a -> IntStream.rangeClosed(0, 10).filter(k -> coinP(coin, k) <= a)
                .mapToDouble(coin::pmf).sum()).toArray();
        panels[3] = Plot.of("Ten coin flips: p comes in six steps", "level", "P(p <= level)").steps("coin", alpha, rejected)
                .line("uniform", new double[]{0, 1}, new double[]{0, 1}).xRange(0, 1).yRange(0, 1.02);
        Panels.of("What p-values do in 10,000 studies", 2, panels).cell(480, 300).save("p-values", "Three histograms of "
                + "10,000 p-values "
                + "and a staircase. Without an effect the histogram is flat; with an effect of one standard error it leans to "
                + "the left; with 2.8 most p-values lie below 0.05. The staircase shows that ten coin flips have only six "
                + "p-values and never reject more often than the level says.");
    }

    private static void print(String format, Object... values) {
        System.out.printf(Locale.ROOT, format, values);
    }
}
