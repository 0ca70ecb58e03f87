package scratch.stats.bayes;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.IntStream;

import scratch.example.Arguments;
import scratch.example.CheckTable;
import scratch.example.Console;
import scratch.stats.distribution.Beta;

/// 222: how does a belief become a number that data can move?
public final class Ex222BayesianUpdating {
    static final String FLIPS = "HTHHTHHTHH";
    static final double[] STEPS = {0.01, 0.3, 5};
    private static final int DRAWS = 20_000;
    private static final Beta TARGET = Beta.of(8, 4);

    private Ex222BayesianUpdating() {
    }

    public static void main(String[] args) {
        var arguments = Arguments.of(args, "a 1 0.001..1000000.0 imagined heads before the data",
                "b 1 0.001..1000000.0 imagined tails before the data", "seed 42 seed of the walks");
        long seed = arguments.longValue("seed");
        flips(new BetaBinomial(arguments.doubleValue("a"), arguments.doubleValue("b")));
        NormalNormal normal = otherBeliefs();
        walks(seed);
        Figures222.draw(seed);
        Console.print("figures  target/figures/belief.svg, walks.svg%n%n");

        checks(normal, seed).print();
        Console.print("%nTry: ./run 222 --a 50 --b 50   How far do ten flips move somebody who has seen a hundred?%n");
    }

    private static void flips(BetaBinomial prior) {
        Console.print("ten flips, one at a time; belief about the probability of heads, theta%n");
        var table = Console.table("  %-6s %-14s %7.4f %17.4f", "flip", "belief", "mean", "P(theta > 1/2)");
        BetaBinomial belief = prior;
        table.row("-", name(belief), belief.distribution().mean(), belief.distribution().survival(0.5));
        for (char flip : FLIPS.toCharArray()) {
            belief = belief.update(flip == 'H' ? 1 : 0, flip == 'H' ? 0 : 1);
            table.row(flip, name(belief), belief.distribution().mean(), belief.distribution().survival(0.5));
        }
        Credible equal = Credible.equalTailed(belief.distribution(), 0.95);
        Credible highest = Credible.highestDensity(belief.distribution(), 0.95);
        Console.print("95 %% equal-tailed [%.3f, %.3f], highest density [%.3f, %.3f]%n", equal.lower(), equal.upper(),
                highest.lower(), highest.upper());
        Console.print("the next flip is heads with %.4f, the next ten are all heads with %.4f%n%n",
                belief.predictive(1, 1), belief.predictive(10, 10));
    }

    private static NormalNormal otherBeliefs() {
        GammaPoisson kicks = new GammaPoisson(1, 1).update(122, 200);
        Credible rate = Credible.equalTailed(kicks.distribution(), 0.95);
        Console.print("deaths by horse kick, 122 in 200 corps-years: rate %.4f, 95 %% [%.3f, %.3f]%n",
                kicks.distribution().mean(), rate.lower(), rate.upper());
        NormalNormal normal = new NormalNormal(0, 4).update(1, 3);
        Console.print("a normal belief N(0, 4) sees a 3 with variance 1: mean %.1f, variance %.1f%n%n", normal.mean(),
                normal.variance());
        return normal;
    }

    private static void walks(long seed) {
        var table = Console.table("%-40s %6.3f %11s %14s %13.2f", "Metropolis on Beta(8, 4), 20,000 draws", "mean",
                "accepted", "worth (ESS)", "R-hat of 4");
        for (double step : STEPS) {
            Metropolis[] walks = IntStream.range(0, 4).mapToObj(i -> walk(step, DRAWS, seed + i)).toArray(Metropolis[]::new);
            double[] draws = walks[0].draws();
            table.row("  step " + step, Arrays.stream(draws).average().orElseThrow(),
                    String.format(Locale.ROOT, "%.0f %%", 100 * walks[0].acceptanceRate()),
                    String.format(Locale.ROOT, "%.1f %%", 100 * ChainDiagnostics.effectiveSampleSize(draws) / DRAWS),
                    ChainDiagnostics.rHat(Arrays.stream(walks).map(Metropolis::draws).toArray(double[][]::new)));
        }
        Console.print("Too small a step covers little, too large a step is rejected. Accepting most is no good sign.%n%n");
    }

    static Metropolis walk(double step, int draws, long seed) {
        return Metropolis.sample(TARGET::logPdf, Metropolis.Options.of(0.5, step, draws, seed));
    }

    private static String name(BetaBinomial belief) {
        return "Beta(" + number(belief.a()) + ", " + number(belief.b()) + ")";
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, value == Math.rint(value) ? "%.0f" : "%.3f", value);
    }

    private static CheckTable checks(NormalNormal normal, long seed) {
        Beta exact = BetaBinomial.FLAT.update(7, 3).distribution();
        Credible interval = Credible.equalTailed(exact, 0.95);
        double[] draws = walk(0.3, DRAWS, seed).draws();
        double error = Math.sqrt(TARGET.variance() / ChainDiagnostics.effectiveSampleSize(draws));
        CheckTable checks = CheckTable.against("reference");
        checks.same("mean of Beta(8, 4)", exact.mean(), 2 / 3.0, 1e-12);
        checks.same("P(theta > 1/2) = 1816/2048", exact.survival(0.5), 1816 / 2048.0, 1e-12);
        checks.group("ends, SciPy 1.10.1", 1e-9).same("lower", interval.lower(), 0.3902574404275788)
                .same("upper", interval.upper(), 0.8907365561809019);
        checks.same("normal belief: mean", normal.mean(), 2.4, 1e-12);
        checks.same("Metropolis: mean", Arrays.stream(draws).average().orElseThrow(), 2 / 3.0, 4 * error);
        checks.same("Metropolis: P(theta > 1/2)", Arrays.stream(draws).filter(x -> x > 0.5).count() / (double) DRAWS,
                1816 / 2048.0, 4 * error * Math.sqrt(0.8867 * 0.1133 / TARGET.variance()));
        return checks.whyDifferent("Rows without a name are held to the closed form. A walk is random: its rows are allowed "
                + "four standard errors of as many independent draws as it is worth. Gamma's second parameter is a rate here, "
                + "a scale in SciPy.");
    }
}
