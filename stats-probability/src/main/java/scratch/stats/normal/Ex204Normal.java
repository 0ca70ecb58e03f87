package scratch.stats.normal;

import java.util.Arrays;
import java.util.Locale;

import smile.stat.distribution.GaussianDistribution;

import scratch.example.Arguments;
import scratch.example.CheckTable;
import scratch.example.Console;
import scratch.example.data.Generators;
import scratch.stats.descriptive.Descriptive;
import scratch.stats.distribution.Normal;

/// 204: the bell, and what happens after 99.7.
public final class Ex204Normal {
    private static final Normal Z = Normal.STANDARD;

    private Ex204Normal() {
    }

    public static void main(String[] args) {
        var arguments = Arguments.of(args, "draws 100000 100..10000000 how many values to draw", "seed 42 seed of the draws");
        rule();
        fourWays();
        double[] draws = Z.sample(Generators.random(arguments.longValue("seed")), arguments.intValue("draws"));
        drawsFollowTheRule(draws);
        Figures204.draw();
        Console.print("%nfigures  target/figures/normal.svg, tail.svg%n%n");

        checks(draws).print();
        Console.print("%nTry: ./run 204 --draws 1000000   How many of a million draws do you expect beyond 5 sigmas?%n");
    }

    private static void rule() {
        Console.print("1. The rule and its continuation%n");
        var table = Console.table("   %-10s  %13.7f  %18.3g  %,15.0f", "within", "inside, in %", "outside, 2 sides", "one in");
        for (int k = 1; k <= 6; k++) {
            double outside = 2 * Z.survival(k);
            table.row(k + (k == 1 ? " sigma" : " sigmas"), 100 * (1 - outside), outside, 1 / outside);
        }
        Console.print("   exactly 95 %% lie within      %.6f sigmas%n", Z.quantile(0.975));
        Console.print("   beyond 4.5 sigmas, 1 side    %.1f per million%n", 1e6 * Z.survival(4.5));
        Console.print("   beyond 6 sigmas, 1 side      %.1f per billion%n", 1e9 * Z.survival(6));
    }

    private static void fourWays() {
        Console.print("%n2. The upper tail, four ways%n");
        var table = Console.table("   %5.0f   %-12s   %-13s   %-17s   %s", "z", "1 - cdf", "Taylor series", "fraction, 40 deep",
                "error function");
        for (double z : new double[]{1, 3, 5, 10, 37}) {
            table.row(z, digits(UpperTail.oneMinusCdf(z)), digits(UpperTail.taylor(z)),
                    digits(UpperTail.continuedFraction(z, 40)), digits(UpperTail.errorFunction(z)));
        }
    }

    private static void drawsFollowTheRule(double... draws) {
        Console.print("%n3. %,d draws: mean %.4f (± %.4f), standard deviation %.4f%n", draws.length, Descriptive.mean(draws),
                1.96 * Descriptive.standardError(draws), Descriptive.standardDeviation(draws));
        var table = Console.table("   %-10s  %10.4f  %12.4f", "within", "of draws", "of the bell");
        for (int k = 1; k <= 3; k++) {
            table.row(k + (k == 1 ? " sigma" : " sigmas"), inside(draws, k), 1 - 2 * Z.survival(k));
        }
    }

    private static CheckTable checks(double... draws) {
        var smile = new GaussianDistribution(0, 1);
        CheckTable checks = CheckTable.against("Smile 4.4.2");
        checks.sameRelative("density at 1", Z.pdf(1), smile.p(1), 1e-12);
        checks.groupRelative("values of the cdf", 1e-12).same("at 1.96", Z.cdf(1.96), smile.cdf(1.96))
                .same("at -10", Z.cdf(-10), smile.cdf(-10)).same("at -37", Z.cdf(-37), smile.cdf(-37));
        checks.groupRelative("quantiles", 1e-12).same("of 0.975", Z.quantile(0.975), smile.quantile(0.975))
                .same("of 1e-300", Z.quantile(1e-300), smile.quantile(1e-300));
        double p = 1 - 2 * Z.survival(2);
        double fourSigmas = Math.ceil(4e5 * Math.sqrt(p * (1 - p) / draws.length)) / 1e5;
        checks.same("share of draws within 2", inside(draws, 2), p, fourSigmas);
        return checks.whyDifferent("Smile has no survival function, and its 1 - cdf(10) is 0. Ask it for cdf(-10) instead: the "
                + "bell is symmetric. At -37 it squares z in one piece and loses three of sixteen digits; 50-digit "
                + "arithmetic says 5.72557122252457682e-300, and ours agrees to fifteen digits.");
    }

    private static double inside(double[] draws, double k) {
        return (double) Arrays.stream(draws).filter(draw -> Math.abs(draw) < k).count() / draws.length;
    }

    private static String digits(double value) {
        return value == 0 ? "0" : String.format(Locale.ROOT, "%.4g", value);
    }
}
