package scratch.stats.correlation;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

import scratch.example.figure.Figure;
import scratch.example.figure.Panels;
import scratch.example.figure.Plot;
import scratch.example.figure.Role;
import scratch.stats.hypothesis.CorrelationTest;
import scratch.stats.hypothesis.CorrelationTest.Method;
import scratch.stats.hypothesis.PValueAdjustment;
import scratch.stats.hypothesis.TestOptions;

/// The figures of lesson 218: what r and τ count, what r does not see, and five p-values corrected.
final class Figures218 {
    private static final double[] X = {1, 2, 3, 4, 5};
    private static final double[] Y = {2, 1, 4, 3, 5};

    private Figures218() {
    }

    static void draw(double[][] x, double[][] y) {
        Panels.of("The same five points, two ways to count", 2, products(), pairs()).cell(440, 420).save("pairs-of-points",
                "Left, five points with a rectangle from the point of means to each; all lie in the two quadrants of positive "
                + "products, whose areas add up to 8. Right, the same points with a line between each pair: eight rise, "
                + "two fall.");
        anscombe(x, y).save("anscombe-r", "Four scatter plots with the same line and r = 0.82: a "
                + "noisy line, an arc, a perfect line with one stray point, and a tower with one point far to the right; "
                + "Spearman's correlation is 0.818, 0.691, 0.991 and 0.500.");
        ladders().save("ladders", "Four rising lines over the ranks 1 to 5 of the p-values: as they are, above them "
                + "Benjamini-Hochberg, Holm and Bonferroni; four, four, two and one of five points lie on or below 0.05.");
    }

    private static Plot products() {
        double[] mean = {3, 3, 3, 3, 3};
        return Plot.of("Pearson: products from the means, 8 of 10", "x", "y").points("data", X, Y).as(Role.DATA)
                .rectangles("positive products", mean, mean, X, Y).as(Role.UNCERTAINTY)
                .vertical("means", 3).as(Role.NEUTRAL).horizontal("means", 3).as(Role.NEUTRAL)
                .xRange(0.5, 5.5).yRange(0.5, 5.5);
    }

    private static Plot pairs() {
        Plot plot = Plot.of("Kendall: 8 pairs rise, 2 fall", "x", "y").points("data", X, Y).as(Role.DATA);
        return between(between(plot, "concordant", true).as(Role.TRUTH), "discordant", false).as(Role.ERROR)
                .xRange(0.5, 5.5).yRange(0.5, 5.5);
    }

    private static Plot between(Plot plot, String name, boolean rising) {
        List<int[]> chosen = new ArrayList<>();
        for (int i = 0; i < X.length; i++) {
            for (int j = i + 1; j < X.length; j++) {
                if (Y[j] > Y[i] == rising) {
                    chosen.add(new int[] {i, j});
                }
            }
        }
        return plot.segments(name, chosen.stream().mapToDouble(pair -> X[pair[0]]).toArray(),
                chosen.stream().mapToDouble(pair -> Y[pair[0]]).toArray(),
                chosen.stream().mapToDouble(pair -> X[pair[1]]).toArray(),
                chosen.stream().mapToDouble(pair -> Y[pair[1]]).toArray());
    }

    private static Panels anscombe(double[][] x, double[][] y) {
        Figure[] panels = new Figure[4];
        for (int set = 0; set < 4; set++) {
            double rho = CorrelationTest.spearman(x[set], y[set], Method.EXACT, TestOptions.DEFAULT).effect();
            panels[set] = Plot.of(String.format(Locale.ROOT, "set %d: r = %.2f, Spearman %.2f", set + 1,
                    CorrelationTest.pearson(x[set], y[set]), rho), "x", "y").points("data", x[set], y[set]).as(Role.DATA)
                    .line("3 + 0.5 x", new double[] {3, 20}, new double[] {4.5, 13}).as(Role.MODEL).xRange(3, 20).yRange(2, 14);
        }
        return Panels.of("One r, four stories", 2, panels).cell(440, 300);
    }

    private static Plot ladders() {
        double[] ranks = IntStream.rangeClosed(1, 5).asDoubleStream().toArray();
        double[] p = Ex218Correlation.P_VALUES;
        return Plot.of("Five p-values, three corrections", "rank of the p-value", "p-value, adjusted")
                .line("as they are", ranks, p).as(Role.DATA)
                .line("Benjamini-Hochberg", ranks, PValueAdjustment.benjaminiHochberg(p)).as(Role.TRUTH)
                .line("Holm", ranks, PValueAdjustment.holm(p)).as(Role.ALTERNATIVE)
                .line("Bonferroni", ranks, PValueAdjustment.bonferroni(p)).as(Role.MODEL)
                .horizontal("0.05", 0.05).as(Role.NEUTRAL).yLog().size(720, 380);
    }
}
