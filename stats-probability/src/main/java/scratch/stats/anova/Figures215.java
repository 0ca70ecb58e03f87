package scratch.stats.anova;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.IntStream;

import scratch.example.figure.Panels;
import scratch.example.figure.Plot;
import scratch.example.figure.Role;
import scratch.stats.hypothesis.OneWayAnova;
import scratch.stats.hypothesis.TukeyHSD;

/// The figures of lesson 215: two spreads, the plants, and what a table of means hides.
final class Figures215 {
    private static final double[] SCATTER = {0.5, -1.5, 0.1, 1.5, -0.9, 0.9, -0.1, -0.5};

    private Figures215() {
    }

    static void draw(double[][] groups, OneWayAnova anova, TukeyHSD tukey) {
        Panels.of("The same means, F = between / within", 2, noisy(0.35), noisy(1.6)).cell(440, 330).save("two-spreads",
                "Two panels with three groups of eight values and the same three means 4, 6 and 5. Left, the values lie "
                + "close to their means and F is 68.8; right, they scatter widely and F is 3.3.");
        Panels.of("Three groups, one test, three differences", 2, points(groups, anova), intervals(tukey)).save("plants",
                "Left, the weights of ten plants in each of three groups with their means and the grand mean; treatment 1 "
                + "lies below it, treatment 2 above. Right, Tukey's three intervals: only that of treatment 2 minus "
                + "treatment 1 is clear of zero.");
        Panels.of("What goes wrong without a joint test, and with means alone", 2, alarms(), interaction()).cell(440, 330)
                .save("hidden", "Left, the chance of at least one false alarm grows from 5 % for two groups to 63 % for ten; "
                + "with Tukey it stays at 5 %. Right, two crossing lines: factor A raises the outcome by 4 in one column and "
                + "lowers it by 4 in the other, and both means are 4.");
    }

    private static Plot noisy(double scale) {
        double[][] groups = Arrays.stream(new double[] {4, 6, 5}).mapToObj(mean ->
                Arrays.stream(SCATTER).map(s -> mean + scale * s).toArray()).toArray(double[][]::new);
        OneWayAnova anova = OneWayAnova.fit(groups);
        return scattered(String.format(Locale.ROOT, "F = %.1f", anova.f()), "outcome", groups, anova)
                .xCategories("group 1", "group 2", "group 3").xRange(-0.6, 2.6).yRange(1, 9);
    }

    private static Plot points(double[][] groups, OneWayAnova anova) {
        return scattered("Weights, group means, grand mean", "dried weight", groups, anova).xCategories(Ex215Anova.NAMES)
                .xRange(-0.6, 2.6);
    }

    private static Plot scattered(String title, String label, double[][] groups, OneWayAnova anova) {
        int n = groups[0].length;
        double[] from = {-0.3, 0.7, 1.7};
        double[] to = {0.3, 1.3, 2.3};
        double[] means = {anova.mean(0), anova.mean(1), anova.mean(2)};
        double[] xs = IntStream.range(0, 3 * n).mapToDouble(i -> i / n + (i % n - (n - 1) / 2.0) * 0.04).toArray();
        double[] ys = Arrays.stream(groups).flatMapToDouble(Arrays::stream).toArray();
        return Plot.of(title, "", label).points("values", xs, ys).as(Role.DATA)
                .segments("group mean", from, means, to, means).as(Role.MODEL)
                .horizontal("grand mean", Arrays.stream(means).average().orElseThrow()).as(Role.NEUTRAL);
    }

    private static Plot intervals(TukeyHSD tukey) {
        double[] low = tukey.pairs().stream().mapToDouble(TukeyHSD.Pair::lower).toArray();
        double[] high = tukey.pairs().stream().mapToDouble(TukeyHSD.Pair::upper).toArray();
        double[] centre = tukey.pairs().stream().mapToDouble(TukeyHSD.Pair::difference).toArray();
        double[] rows = {2, 1, 0};
        String[] labels = tukey.pairs().reversed().stream()
                .map(pair -> Ex215Anova.NAMES[pair.j()] + " - " + Ex215Anova.NAMES[pair.i()]).toArray(String[]::new);
        return Plot.of("Tukey: all differences at once", "difference of the means", "")
                .segments("95% joint interval", low, rows, high, rows).as(Role.UNCERTAINTY)
                .points("difference", centre, rows).as(Role.MODEL)
                .vertical("no difference", 0).as(Role.NEUTRAL).yCategories(labels).yRange(-0.6, 2.6);
    }

    private static Plot alarms() {
        double[] groups = IntStream.rangeClosed(2, 10).asDoubleStream().toArray();
        return Plot.of("Equal means, all pairs tested at 5%", "groups", "at least one false alarm")
                .line("a t-test for each pair", groups,
                        IntStream.rangeClosed(2, 10).mapToDouble(Ex215Anova::anyFalseAlarm).toArray()).as(Role.ERROR)
                .horizontal("promised, and kept by Tukey", 0.05).as(Role.TRUTH).xRange(2, 10).yRange(0, 0.7);
    }

    // The cells of the README's interaction: (2, 6) and (6, 2).
    private static Plot interaction() {
        double[] columns = {0, 1};
        return Plot.of("An interaction without main effects", "factor B", "mean of the cell")
                .line("A, row one", columns, new double[] {2, 6}).as(Role.DATA)
                .line("A, row two", columns, new double[] {6, 2}).as(Role.ALTERNATIVE)
                .horizontal("mean of both rows", 4).as(Role.NEUTRAL).xCategories("column one", "column two").yRange(0, 8);
    }
}
