package scratch.stats.anova;

import java.util.Arrays;
import java.util.Locale;

import scratch.example.Arguments;
import scratch.example.CheckTable;
import scratch.example.figure.Panels;
import scratch.example.figure.Plot;
import scratch.stats.hypothesis.OneWayAnova;
import scratch.stats.hypothesis.PValueAdjustment;
import scratch.stats.hypothesis.TTest;
import scratch.stats.hypothesis.TestOptions;
import scratch.stats.hypothesis.TestResult;
import scratch.stats.hypothesis.TukeyHSD;
import scratch.stats.hypothesis.TwoWayAnova;
import scratch.stats.hypothesis.VarianceTest;

/// 215: three groups: why not simply run three t-tests?
public final class Ex215Anova {
    private static final TestOptions TWO = TestOptions.DEFAULT;
    private static final String[] NAMES = {"control", "treatment 1", "treatment 2"};
    /// Dobson 1983: dried weights of plants under three conditions.
    private static final double[][] PLANTS = {
        {4.17, 5.58, 5.18, 6.11, 4.50, 4.61, 5.17, 4.53, 5.33, 5.14},
        {4.81, 4.17, 4.41, 3.59, 5.87, 3.83, 6.03, 4.89, 4.32, 4.69},
        {6.31, 5.12, 5.54, 5.50, 5.37, 5.29, 4.92, 6.15, 5.80, 5.26}};

    private Ex215Anova() {
    }

    public static void main(String[] args) {
        var arguments = Arguments.of(args, "shift 0 .. is added to every plant of treatment 2");
        double shift = arguments.doubleValue("shift");
        double[][] groups = PLANTS.clone();            // (3, 10)
        groups[2] = Arrays.stream(PLANTS[2]).map(v -> v + shift).toArray();
        OneWayAnova anova = OneWayAnova.fit(groups);
        print("plants: 3 groups of 10 dried weights; means");
        for (int g = 0; g < 3; g++) {
            print("  %s %.3f", NAMES[g], anova.mean(g));
        }
        print("%n%n            sum of squares   df   mean square        F        p%n");
        print("between     %14.5f   %2.0f   %11.5f   %6.4f   %.5f%n", anova.between().sumOfSquares(),
                anova.between().degreesOfFreedom(), anova.between().meanSquare(), anova.f(), anova.pValue());
        print("within      %14.5f   %2.0f   %11.5f%n", anova.within().sumOfSquares(), anova.within().degreesOfFreedom(),
                anova.within().meanSquare());
        print("total       %14.5f   29%n%n", anova.totalSumOfSquares());
        var interval = anova.result().interval().orElseThrow();
        print("eta squared %.3f (95%% interval %.3f to %.3f), omega squared %.3f%n%n", anova.etaSquared(), interval.lower(),
                interval.upper(), anova.omegaSquared());

        TukeyHSD tukey = TukeyHSD.of(anova, 0.95);
        pairs(groups, anova, tukey);
        print("Significant is not the same as different, and not significant is not the same as equal.%n%n");
        familyOfTests();
        unbalanced();
        figure(groups, anova, tukey);

        CheckTable checks = CheckTable.against("Smile 4.4.2");
        for (int g = 1; g < 3; g++) {
            TestResult pooled = TTest.pooled(groups[0], groups[g], TWO);
            OneWayAnova two = OneWayAnova.fit(groups[0], groups[g]);
            var theirs = smile.stat.hypothesis.TTest.test(groups[0], groups[g], true);
            checks = checks.same("F of two groups = t², control and " + (g), two.f(), theirs.t() * theirs.t(), 1e-9)
                    .sameRelative("p of two groups, control and " + g, two.pValue(), theirs.pvalue(), 1e-6)
                    .same("p of F = p of t", two.pValue(), pooled.pValue(), 1e-12);
        }
        var ratio = smile.stat.hypothesis.FTest.test(groups[0], groups[1]);
        TestResult variances = VarianceTest.fTest(groups[1], groups[0], TWO);
        checks.same("F of two variances", variances.statistic(), ratio.f(), 1e-9)
                .sameRelative("p of two variances", variances.pValue(), ratio.pvalue(), 1e-6)
                .whyDifferent("Smile has no analysis of variance: two groups are compared with its t-test. R's aov and "
                        + "TukeyHSD and the NIST sets are in the tests.").print();
        print("%nTry: ./run 215 --shift 100   Between explodes. What does within do?%n");
    }

    private static void pairs(double[][] groups, OneWayAnova anova, TukeyHSD tukey) {
        print("all pairs                    difference   Tukey's interval     Tukey p   t-test p   Bonferroni p%n");
        double[] raw = new double[3];
        for (int i = 0; i < 3; i++) {
            var pair = tukey.pairs().get(i);
            raw[i] = TTest.pooled(groups[pair.j()], groups[pair.i()], TWO).pValue();
        }
        double[] bonferroni = PValueAdjustment.bonferroni(raw);
        for (int i = 0; i < 3; i++) {
            var pair = tukey.pairs().get(i);
            print("%-26s     %7.3f   [%6.3f, %6.3f]     %.4f     %.4f         %.4f%n",
                    NAMES[pair.j()] + " - " + NAMES[pair.i()], pair.difference(), pair.lower(), pair.upper(), pair.pValue(),
                    raw[i], bonferroni[i]);
        }
        print("honestly significant difference: %.3f%n", tukey.criticalRange() * Math.sqrt(anova.within().meanSquare() / 10));
    }

    private static void familyOfTests() {
        print("equal means, each pair tested at 5%%: at least one false alarm if the pairs were independent%n ");
        for (int k : new int[] {3, 5, 10}) {
            int pairs = k * (k - 1) / 2;
            print("  %d groups, %d pairs: %.0f%%", k, pairs, 100 * (1 - Math.pow(0.95, pairs)));
        }
        print("%n(they share groups, so the truth is lower: 12%%, 29%% and 63%%)%n%n");
    }

    private static void unbalanced() {
        double[] y = {4, 6, 5, 9, 8, 11, 13, 12};
        int[] a = {0, 0, 0, 0, 1, 1, 1, 1};
        int[] b = {0, 0, 0, 1, 0, 1, 1, 1};
        print("two factors, unequal cells (3, 1, 1, 3): the sum of squares of A%n");
        for (var type : TwoWayAnova.Type.values()) {
            TwoWayAnova fit = TwoWayAnova.fit(y, a, b, new TwoWayAnova.Options(type, true, TWO));
            print("  %-10s %5.1f   p = %.5f%n", type.name().toLowerCase(Locale.ROOT), fit.a().sumOfSquares(),
                    fit.resultA().pValue());
        }
        print("%n");
    }

    private static void figure(double[][] groups, OneWayAnova anova, TukeyHSD tukey) {
        Plot points = Plot.of("Weights, group means, grand mean", "", "dried weight");
        double grand = (anova.mean(0) + anova.mean(1) + anova.mean(2)) / 3;
        double[] from = new double[3];
        double[] to = new double[3];
        double[] means = new double[3];
        double[] xs = new double[30];
        double[] ys = new double[30];
        for (int g = 0; g < 3; g++) {
            from[g] = g - 0.3;
            to[g] = g + 0.3;
            means[g] = anova.mean(g);
            for (int i = 0; i < 10; i++) {
                xs[10 * g + i] = g + (i - 4.5) * 0.04;
                ys[10 * g + i] = groups[g][i];
            }
        }
        points = points.points("a plant", xs, ys).segments("group mean", from, means, to, means)
                .horizontal("grand mean", grand).xCategories(NAMES).xRange(-0.6, 2.6);
        double[] low = new double[3];
        double[] high = new double[3];
        double[] centre = new double[3];
        double[] rows = {2, 1, 0};
        String[] labels = new String[3];
        for (int i = 0; i < 3; i++) {
            var pair = tukey.pairs().get(i);
            low[i] = pair.lower();
            high[i] = pair.upper();
            centre[i] = pair.difference();
            labels[2 - i] = pair.j() == 1 ? "treatment 1 - control" : pair.i() == 0 ? "treatment 2 - control"
                    : "treatment 2 - treatment 1";
        }
        Plot intervals = Plot.of("Tukey: all differences at once", "difference of the means", "")
                .segments("95% joint interval", low, rows, high, rows).points("difference", centre, rows)
                .vertical("no difference", 0).yCategories(labels).yRange(-0.6, 2.6);
        Panels.of("Three groups, one test, three differences", 2, points, intervals).save("plants", "Left, the weights of ten "
                + "plants in each of three groups with their means and the grand mean; treatment 1 lies below it, treatment 2 "
                + "above. Right, Tukey's three intervals: only that of treatment 2 minus treatment 1 is clear of zero.");
        print("figure  target/figures/plants.svg%n%n");
    }

    private static void print(String format, Object... values) {
        System.out.printf(Locale.ROOT, format, values);
    }
}
