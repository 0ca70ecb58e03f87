package scratch.stats.pvalues;

import java.util.Arrays;
import java.util.Locale;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

import scratch.example.figure.Figure;
import scratch.example.figure.Histogram;
import scratch.example.figure.Panels;
import scratch.example.figure.Plot;
import scratch.example.figure.Role;
import scratch.stats.distribution.Binomial;
import scratch.stats.distribution.Normal;

/// The figures of lesson 211: what p is, how it scatters, and what it cannot tell.
final class Figures211 {
    private static final Binomial TEN = Binomial.of(10, 0.5);

    private Figures211() {
    }

    static void draw(double[][] p, double[] effects, double real) {
        Panels.of("A p-value is an area: everything at least as extreme as what was seen", 2, coin(), bell()).cell(440, 320)
                .save("p-value", "Left: the probabilities of 0 to 10 heads in ten fair flips; 0, 1, 9 and 10 are marked, "
                + "together 22/1024. Right: the standard normal density, both tails beyond 2.3 are marked, together 0.0214.");
        studies(p, effects).save("p-values", "Three histograms of 10,000 p-values "
                + "and a staircase. Without an effect the histogram is flat; with an effect of one standard error it leans to "
                + "the left; with 2.8 most p-values lie below 0.05. The staircase shows that ten coin flips have only six "
                + "p-values and never reject more often than the level says.");
        thousand(real).save("thousand", "A grid of 1000 squares, one a hypothesis. Of 100 real effects on the left 80 are "
                + "found and 20 missed; among the 900 others 45 false alarms are scattered.");
    }

    private static Plot coin() {
        return bars(bars(Plot.of("Ten flips, nine heads: p = 22/1024", "heads", "probability"), "less extreme", Role.NEUTRAL,
                k -> Math.abs(k - 5) < 4), "at least as extreme: p", Role.MODEL, k -> Math.abs(k - 5) >= 4)
                .vertical("observed", 9).as(Role.DATA).xRange(-0.6, 10.6).yRange(0, 0.27);
    }

    private static Plot bars(Plot plot, String name, Role role, IntPredicate which) {
        double[] heads = IntStream.rangeClosed(0, 10).filter(which).asDoubleStream().toArray();
        return plot.rectangles(name, Arrays.stream(heads).map(k -> k - 0.4).toArray(), new double[heads.length],
                Arrays.stream(heads).map(k -> k + 0.4).toArray(),
                Arrays.stream(heads).map(k -> TEN.pmf((long) k)).toArray()).as(role);
    }

    private static Plot bell() {
        double[] at = IntStream.rangeClosed(0, 160).mapToDouble(i -> -4 + i * 0.05).toArray();
        double[] tail = IntStream.rangeClosed(0, 34).mapToDouble(i -> 2.3 + i * 0.05).toArray();
        double[] mirrored = Arrays.stream(tail).map(z -> -z).toArray();
        double[] none = new double[tail.length];
        return Plot.of("z = 2.3: p = 0.0214", "z, if there is no effect", "density")
                .band("at least as extreme: p", tail, none, density(tail)).as(Role.MODEL)
                .band("at least as extreme: p", mirrored, none, density(mirrored)).as(Role.MODEL)
                .line("no effect", at, density(at)).as(Role.NEUTRAL)
                .vertical("observed", 2.3).as(Role.DATA).xRange(-4, 4).yRange(0, 0.45);
    }

    private static double[] density(double[] z) {
        return Arrays.stream(z).map(Normal.STANDARD::pdf).toArray();
    }

    private static Panels studies(double[][] p, double[] effects) {
        Figure[] panels = new Figure[4];
        String[] titles = {"No effect: flat", "An effect of %.1f standard errors", "An effect of %.1f: power 0.80"};
        for (int j = 0; j < 3; j++) {
            panels[j] = Histogram.of(String.format(Locale.ROOT, titles[j], effects[j]), "p-value").values("studies", p[j])
                    .bins(20).plot().as(Role.DATA).vertical("0.05", 0.05).as(Role.MODEL);
        }
        double[] alpha = IntStream.rangeClosed(0, 1000).mapToDouble(i -> i / 1000.0).toArray();
        double[] rejected = Arrays.stream(alpha).map(a -> IntStream.rangeClosed(0, 10)
                .filter(k -> Ex211PValues.coinP(TEN, k) <= a).mapToDouble(TEN::pmf).sum()).toArray();
        panels[3] = Plot.of("Ten coin flips: p comes in six steps", "level", "P(p <= level)")
                .steps("ten flips", alpha, rejected).as(Role.DATA)
                .line("uniform p", new double[]{0, 1}, new double[]{0, 1}).as(Role.TRUTH).xRange(0, 1).yRange(0, 1.02);
        return Panels.of("What p-values do in 10,000 studies", 2, panels).cell(480, 300);
    }

    // 40 columns of 25 squares, the real effects first; power 0.8 and level 0.05, as in part 3.
    private static Plot thousand(double real) {
        int effects = (int) Math.round(1000 * real);
        Plot plot = Plot.of("1000 hypotheses, and which of them are significant", "", "");
        plot = squares(plot, "no effect, not significant", Role.NEUTRAL, i -> i >= effects && (i - effects) % 20 != 7);
        plot = squares(plot, "no effect, significant: a false alarm", Role.ERROR,
                i -> i >= effects && (i - effects) % 20 == 7);
        plot = squares(plot, "an effect, significant: a discovery", Role.TRUTH, i -> i < effects && i % 5 != 2);
        plot = squares(plot, "an effect, missed", Role.ALTERNATIVE, i -> i < effects && i % 5 == 2);
        return plot.xRange(0, 40).yRange(0, 25).size(860, 440);
    }

    private static Plot squares(Plot plot, String name, Role role, IntPredicate which) {
        int[] places = IntStream.range(0, 1000).filter(which).toArray();
        if (places.length == 0) {
            return plot;
        }
        double[] left = Arrays.stream(places).mapToDouble(i -> i / 25 + 0.1).toArray();
        double[] bottom = Arrays.stream(places).mapToDouble(i -> i % 25 + 0.1).toArray();
        return plot.rectangles(name, left, bottom, Arrays.stream(left).map(x -> x + 0.8).toArray(),
                Arrays.stream(bottom).map(y -> y + 0.8).toArray()).as(role);
    }
}
