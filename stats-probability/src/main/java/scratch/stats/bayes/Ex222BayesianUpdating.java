package scratch.stats.bayes;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.IntStream;

import scratch.example.Arguments;
import scratch.example.CheckTable;
import scratch.example.figure.Figure;
import scratch.example.figure.Panels;
import scratch.example.figure.Plot;
import scratch.stats.distribution.Beta;

/// 222: how does a belief become a number that data can move?
public final class Ex222BayesianUpdating {
    private static final String FLIPS = "HTHHTHHTHH";
    private static final double[] STEPS = {0.01, 0.3, 5};

    private Ex222BayesianUpdating() {
    }

    public static void main(String[] args) {
        var arguments = Arguments.of(args, "seed 42 seed of the walks", "a 1 .. imagined heads before the data",
                "b 1 .. imagined tails before the data");
        long seed = arguments.longValue("seed");
        BetaBinomial belief = new BetaBinomial(arguments.doubleValue("a"), arguments.doubleValue("b"));
        print("ten flips, one at a time; belief about the probability of heads%n%n");
        print("  flip   belief         mean    P(theta > 1/2)%n");
        print("  %-6s %-12s %7.4f %12.4f%n", "-", name(belief), belief.distribution().mean(),
                belief.distribution().survival(0.5));
        for (char flip : FLIPS.toCharArray()) {
            belief = belief.update(flip == 'H' ? 1 : 0, flip == 'H' ? 0 : 1);
            print("  %-6s %-12s %7.4f %12.4f%n", flip, name(belief), belief.distribution().mean(),
                    belief.distribution().survival(0.5));
        }
        Credible equal = Credible.equalTailed(belief.distribution(), 0.95);
        Credible highest = Credible.highestDensity(belief.distribution(), 0.95);
        print("%n95 %% equal-tailed [%.3f, %.3f], highest density [%.3f, %.3f]%n", equal.lower(), equal.upper(),
                highest.lower(), highest.upper());
        print("the next flip is heads with %.4f, the next ten are all heads with %.4f%n%n", belief.predictive(1, 1),
                belief.predictive(10, 10));

        GammaPoisson kicks = new GammaPoisson(1, 1).update(122, 200);
        Credible rate = Credible.equalTailed(kicks.distribution(), 0.95);
        print("deaths by horse kick, 122 in 200 corps-years: rate %.4f, 95 %% [%.3f, %.3f]%n",
                kicks.distribution().mean(), rate.lower(), rate.upper());
        NormalNormal scale = new NormalNormal(0, 4).update(1, 3);
        print("a normal belief N(0, 4) sees a 3 with variance 1: mean %.1f, variance %.1f%n%n", scale.mean(), scale.variance());

        print("Metropolis on Beta(8, 4), 20,000 draws       mean   accepted   worth (ESS)   R-hat of 4 walks%n");
        Beta target = Beta.of(8, 4);
        for (double step : STEPS) {
            double[][] walks = IntStream.range(0, 4).mapToObj(i -> walk(target, step, 20_000, seed + i).draws())
                    .toArray(double[][]::new);
            Metropolis first = walk(target, step, 20_000, seed);
            print("  step %-5s %37.3f %8.0f %% %12.1f %% %14.2f%n", step, Arrays.stream(walks[0]).average().orElseThrow(),
                    100 * first.acceptanceRate(), 100 * ChainDiagnostics.effectiveSampleSize(walks[0]) / 20_000,
                    ChainDiagnostics.rHat(walks));
        }
        print("Too small a step crawls, too large a step stays put. Accepting nearly every step is no good sign.%n%n");
        figure(target, seed).save("belief", "Left, the belief about a coin after 0, 1, 3 and 10 flips, narrowing from flat to "
                + "a hill around 0.7. Right, three walks of Metropolis's sampler: step 0.01 crawls, step 0.3 covers the hill, "
                + "step 5 stays where it is for long stretches.");
        print("figure  target/figures/belief.svg%n%n");

        Beta exact = BetaBinomial.FLAT.update(7, 3).distribution();
        Credible interval = Credible.equalTailed(exact, 0.95);
        double[] draws = walk(target, 0.3, 20_000, seed).draws();
        double error = Math.sqrt(target.variance() / ChainDiagnostics.effectiveSampleSize(draws));
        CheckTable checks = CheckTable.against("closed form");
        checks.same("mean of Beta(8, 4)", exact.mean(), 2 / 3.0, 1e-12);
        checks.same("P(theta > 1/2) = 1816/2048", exact.survival(0.5), 1816 / 2048.0, 1e-12);
        checks.same("lower end, SciPy 1.10.1", interval.lower(), 0.3902574404275788, 1e-9);
        checks.same("upper end, SciPy 1.10.1", interval.upper(), 0.8907365561809019, 1e-9);
        checks.same("normal belief: mean", scale.mean(), 2.4, 1e-12);
        checks.same("Metropolis: mean", Arrays.stream(draws).average().orElseThrow(), 2 / 3.0, 4 * error);
        checks.same("Metropolis: P(theta > 1/2)", Arrays.stream(draws).filter(x -> x > 0.5).count() / 20_000.0,
                1816 / 2048.0, 4 * error * Math.sqrt(0.8867 * 0.1133 / target.variance()));
        checks.whyDifferent("A walk is random: its rows are allowed four standard errors of as many independent draws as\n"
                + "               it is worth. Gamma's second parameter is a rate here, a scale in SciPy.");
        checks.print();
        print("%nTry: ./run 222 --a 50 --b 50   How far do ten flips move somebody who has seen a hundred?%n");
    }

    private static Metropolis walk(Beta target, double step, int draws, long seed) {
        return Metropolis.sample(target::logPdf, Metropolis.Options.of(0.5, step, draws, seed));
    }

    private static String name(BetaBinomial belief) {
        return String.format(Locale.ROOT, "Beta(%.0f, %.0f)", belief.a(), belief.b());
    }

    private static Figure figure(Beta target, long seed) {
        double[] theta = new double[201];
        Arrays.setAll(theta, i -> i / 200.0);
        Plot hills = Plot.of("Belief after n flips", "probability of heads", "density").yRange(0, 3.4);
        for (int flips : new int[] {0, 1, 3, 10}) {
            int heads = (int) FLIPS.substring(0, flips).chars().filter(c -> c == 'H').count();
            Beta belief = BetaBinomial.FLAT.update(heads, flips - heads).distribution();
            hills = hills.line(flips + (flips == 1 ? " flip" : " flips"), theta,
                    Arrays.stream(theta).map(belief::pdf).toArray());
        }
        Plot traces = Plot.of("Three walks, each on its own floor", "draw", "position (floors 1 apart)").yRange(0, 3);
        double[] t = new double[400];
        Arrays.setAll(t, i -> i);
        for (int i = 0; i < STEPS.length; i++) {
            int floor = 2 - i;
            double[] draws = walk(target, STEPS[i], 400, seed).draws();
            traces = traces.line("step " + STEPS[i], t, Arrays.stream(draws).map(x -> x + floor).toArray());
        }
        return Panels.of("", 2, hills, traces).cell(510, 400);
    }

    private static void print(String format, Object... values) {
        System.out.printf(Locale.ROOT, format, values);
    }
}
