package scratch.stats.normal;

import java.util.Locale;
import java.util.stream.IntStream;

import smile.stat.distribution.GaussianDistribution;

import scratch.example.Arguments;
import scratch.example.CheckTable;
import scratch.example.data.Generators;
import scratch.example.figure.Panels;
import scratch.example.figure.Plot;
import scratch.stats.descriptive.Descriptive;
import scratch.stats.distribution.Normal;

/// 204: the bell, and what happens after 99.7.
public final class Ex204Normal {
    private static final Normal Z = Normal.STANDARD;

    private Ex204Normal() {
    }

    public static void main(String[] args) {
        var arguments = Arguments.of(args, "draws 100000 how many values to draw", "seed 42 seed of the draws");
        print("1. The rule and its continuation%n");
        print("   within       share inside      outside, both sides          one in%n");
        for (int k = 1; k <= 6; k++) {
            double outside = 2 * Z.survival(k);
            print("   %d sigma%s   %13.7f %%          %8.3g   %,15.0f%n", k, k == 1 ? " " : "s", 100 * (1 - outside), outside,
                    1 / outside);
        }
        print("   Exactly 95 %% lie within %.6f sigmas. \"Six sigma\" promises 3.4 defects per million: that is the%n"
                + "   tail beyond 4.5 (%.1f per million); beyond 6 it is %.1f per billion.%n", Z.quantile(0.975),
                1e6 * Z.survival(4.5), 1e9 * Z.survival(6));

        print("%n2. The upper tail, four ways%n");
        print("       z   1 - cdf        Taylor series   fraction, 40 deep   error function%n");
        for (double z : new double[]{1, 3, 5, 10, 37}) {
            print("   %5.0f   %-12s   %-13s   %-17s   %s%n", z, short4(UpperTail.oneMinusCdf(z)), short4(UpperTail.taylor(z)),
                    short4(UpperTail.continuedFraction(z, 40)), short4(UpperTail.errorFunction(z)));
        }
        print("   A probability of 418, and one of 4e277: the series is right on paper and useless at 10.%n");

        int n = arguments.intValue("draws");
        double[] draws = Z.sample(Generators.random(arguments.longValue("seed")), n);
        print("%n3. %,d draws: mean %.4f (± %.4f), standard deviation %.4f%n", n, Descriptive.mean(draws),
                1.96 * Descriptive.standardError(draws), Descriptive.standardDeviation(draws));
        for (int k = 1; k <= 3; k++) {
            print("   within %d sigma%s  %.4f%n", k, k == 1 ? " " : "s", inside(draws, k));
        }
        figure();
        print("%nfigure  target/figures/normal.svg%n%n");

        var smile = new GaussianDistribution(0, 1);
        CheckTable checks = CheckTable.against("Smile 4.4.2");
        checks.sameRelative("density at 1", Z.pdf(1), smile.p(1), 1e-12);
        checks.sameRelative("cdf at 1.96", Z.cdf(1.96), smile.cdf(1.96), 1e-12);
        checks.sameRelative("cdf at -10", Z.cdf(-10), smile.cdf(-10), 1e-12);
        checks.sameRelative("cdf at -37", Z.cdf(-37), smile.cdf(-37), 1e-12);
        checks.sameRelative("quantile of 0.975", Z.quantile(0.975), smile.quantile(0.975), 1e-12);
        checks.sameRelative("quantile of 1e-300", Z.quantile(1e-300), smile.quantile(1e-300), 1e-12);
        double p = 1 - 2 * Z.survival(2);
        checks.same("share of draws within 2", inside(draws, 2), p, Math.ceil(4e5 * Math.sqrt(p * (1 - p) / n)) / 1e5);
        checks.whyDifferent("Smile has no survival function, and its 1 - cdf(10) is 0. Ask it for cdf(-10) instead: the bell\n"
                + "               is symmetric. At -37 it squares z in one piece and loses three of sixteen digits; 50-digit\n"
                + "               arithmetic says 5.72557122252457682e-300, and ours agrees to fifteen digits.");
        checks.print();
        print("%nTry: ./run 204 --draws 1000000   How many of a million draws do you expect beyond 5 sigmas?%n");
    }

    private static String short4(double value) {
        return Double.isNaN(value) ? "NaN" : value == 0 ? "0" : String.format(Locale.ROOT, "%.4g", value);
    }

    private static double inside(double[] draws, double k) {
        int count = 0;
        for (double draw : draws) {
            if (Math.abs(draw) < k) {
                count++;
            }
        }
        return (double) count / draws.length;
    }

    private static void figure() {
        Plot bell = Plot.of("The bell and its areas", "z, in standard deviations", "density");
        for (int k = 3; k >= 1; k--) {
            double[] x = grid(-k, k, 121);
            bell = bell.band(new String[]{"68.27 %", "95.45 %", "99.73 %"}[k - 1] + " within " + k, x, new double[121],
                    IntStream.range(0, 121).mapToDouble(i -> Z.pdf(x[i])).toArray());
        }
        double[] x = grid(-4, 4, 161);
        bell = bell.line("", x, IntStream.range(0, x.length).mapToDouble(i -> Z.pdf(x[i])).toArray()).yRange(0, 0.42);

        double[] z = grid(0, 38, 381);
        double[] right = IntStream.range(0, z.length).mapToDouble(i -> Math.log10(UpperTail.errorFunction(z[i]))).toArray();
        double[] lost = grid(0, 8.2, 400);
        double[] stairs = IntStream.range(0, lost.length)
                .mapToDouble(i -> Math.log10(UpperTail.oneMinusCdf(lost[i]))).toArray();
        Plot tail = Plot.of("Subtract from 1, and fall off at 8.3", "z", "log10 of P(Z > z)")
                .line("error function", z, right).line("1 - cdf", lost, stairs)
                .segments("", new double[]{8.29}, new double[]{-16},
                        new double[]{8.29}, new double[]{-320})
                .textBeside(8.6, -250, "1 - cdf is 0 from here on").xRange(0, 38).yRange(-320, 0);
        Panels.of("The normal distribution, near and far", 2, bell, tail).cell(500, 380).save("normal", "Left, the bell "
                + "curve with "
                + "the areas within one, two and three standard deviations. Right, its upper tail on a logarithmic scale: "
                + "computed by the error function it runs on to 1e-316 at z = 38; computed as 1 minus the distribution "
                + "function it breaks off at z = 8.3.");
    }

    private static double[] grid(double from, double to, int points) {
        return IntStream.range(0, points).mapToDouble(i -> from + (to - from) * i / (points - 1)).toArray();
    }

    private static void print(String format, Object... values) {
        System.out.printf(Locale.ROOT, format, values);
    }
}
