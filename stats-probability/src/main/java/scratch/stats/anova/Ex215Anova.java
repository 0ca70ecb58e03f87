package scratch.stats.anova;

import java.util.Arrays;
import java.util.Locale;

import scratch.example.Arguments;
import scratch.example.CheckTable;
import scratch.example.Console;
import scratch.stats.distribution.Normal;
import scratch.stats.distribution.StudentizedRange;
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
    static final String[] NAMES = {"control", "treatment 1", "treatment 2"};
    private static final TestOptions TWO = TestOptions.DEFAULT;
    /// Dobson 1983: dried weights of plants under three conditions.
    private static final double[][] PLANTS = {
        {4.17, 5.58, 5.18, 6.11, 4.50, 4.61, 5.17, 4.53, 5.33, 5.14},
        {4.81, 4.17, 4.41, 3.59, 5.87, 3.83, 6.03, 4.89, 4.32, 4.69},
        {6.31, 5.12, 5.54, 5.50, 5.37, 5.29, 4.92, 6.15, 5.80, 5.26}};

    private Ex215Anova() {
    }

    public static void main(String[] args) {
        var arguments = Arguments.of(args, "shift 0.0 .. is added to every plant of treatment 2");
        double shift = arguments.doubleValue("shift");
        double[][] groups = PLANTS.clone();            // (3, 10)
        groups[2] = Arrays.stream(PLANTS[2]).map(v -> v + shift).toArray();
        OneWayAnova anova = OneWayAnova.fit(groups);
        TukeyHSD tukey = TukeyHSD.of(anova, 0.95);
        table(anova);
        pairs(groups, anova, tukey);
        familyOfTests();
        unbalanced();
        Figures215.draw(groups, anova, tukey);
        Console.print("figures  target/figures/two-spreads.svg, plants.svg, hidden.svg%n%n");

        checks(groups).print();
        Console.print("%nTry: ./run 215 --shift 100   The sum between the groups grows. What does the one within do?%n");
    }

    private static void table(OneWayAnova anova) {
        Console.print("plants: 3 groups of 10 dried weights; means");
        for (int g = 0; g < 3; g++) {
            Console.print("  %s %.3f", NAMES[g], anova.mean(g));
        }
        Console.print("%n%n");
        var table = Console.table("%-9s %17.5f   %2.0f   %11.5f   %6s   %7s", "", "sum of squares", "df", "mean square", "F",
                "p");
        table.row("between", anova.between().sumOfSquares(), anova.between().degreesOfFreedom(), anova.between().meanSquare(),
                String.format(Locale.ROOT, "%.4f", anova.f()), String.format(Locale.ROOT, "%.5f", anova.pValue()));
        table.row("within", anova.within().sumOfSquares(), anova.within().degreesOfFreedom(), anova.within().meanSquare(), "",
                "");
        Console.print("%-9s %17.5f   29%n%n", "total", anova.totalSumOfSquares());
        var interval = anova.result().interval().orElseThrow();
        Console.print("eta squared %.3f (95%% interval %.3f to %.3f), omega squared %.3f%n%n", anova.etaSquared(),
                interval.lower(), interval.upper(), anova.omegaSquared());
    }

    private static void pairs(double[][] groups, OneWayAnova anova, TukeyHSD tukey) {
        double[] raw = tukey.pairs().stream().mapToDouble(pair ->
                TTest.pooled(groups[pair.j()], groups[pair.i()], TWO).pValue()).toArray();
        double[] bonferroni = PValueAdjustment.bonferroni(raw);
        var table = Console.table("%-26s   %10.3f   %9.3f   %6.3f   %8.4f   %8.4f   %12.4f", "all pairs", "difference",
                "95% from", "to", "Tukey p", "t-test p", "Bonferroni p");
        for (int i = 0; i < 3; i++) {
            var pair = tukey.pairs().get(i);
            table.row(NAMES[pair.j()] + " - " + NAMES[pair.i()], pair.difference(), pair.lower(), pair.upper(), pair.pValue(),
                    raw[i], bonferroni[i]);
        }
        Console.print("honestly significant difference: %.3f%n",
                tukey.criticalRange() * Math.sqrt(anova.within().meanSquare() / 10));
        Console.print("Significant is not the same as different, and not significant is not the same as equal.%n%n");
    }

    private static void familyOfTests() {
        Console.print("equal means, each pair tested at 5%%: at least one false alarm, in %%%n");
        var table = Console.table("  %6d   %5d   %24.0f   %13.0f", "groups", "pairs", "if pairs were independent",
                "in truth");
        for (int k : new int[] {3, 5, 10}) {
            table.row(k, k * (k - 1) / 2, 100 * (1 - Math.pow(0.95, k * (k - 1) / 2.0)), 100 * anyFalseAlarm(k));
        }
        Console.print("%n");
    }

    /// How often the largest of all pairs of k equal means lies beyond 1.96 standard errors, σ known.
    static double anyFalseAlarm(int k) {
        return StudentizedRange.of(k, 1e9).survival(Normal.STANDARD.upperQuantile(0.025) * Math.sqrt(2));
    }

    private static void unbalanced() {
        double[] y = {4, 6, 5, 9, 8, 11, 13, 12};
        int[] a = {0, 0, 0, 0, 1, 1, 1, 1};
        int[] b = {0, 0, 0, 1, 0, 1, 1, 1};
        Console.print("two factors, unequal cells (3, 1, 1, 3): the sum of squares of A%n");
        for (var type : TwoWayAnova.Type.values()) {
            TwoWayAnova fit = TwoWayAnova.fit(y, a, b, new TwoWayAnova.Options(type, true, TWO));
            Console.print("  %-10s %5.1f   p = %.5f%n", type.name().toLowerCase(Locale.ROOT), fit.a().sumOfSquares(),
                    fit.resultA().pValue());
        }
        Console.print("%n");
    }

    private static CheckTable checks(double[][] groups) {
        var first = smile.stat.hypothesis.TTest.test(groups[0], groups[1], true);
        var second = smile.stat.hypothesis.TTest.test(groups[0], groups[2], true);
        var ratio = smile.stat.hypothesis.FTest.test(groups[0], groups[1]);
        OneWayAnova one = OneWayAnova.fit(groups[0], groups[1]);
        OneWayAnova two = OneWayAnova.fit(groups[0], groups[2]);
        TestResult variances = VarianceTest.fTest(groups[1], groups[0], TWO);
        CheckTable checks = CheckTable.against("Smile 4.4.2");
        checks.groupRelative("F of two groups = t²", 1e-9)
                .same("control and 1", one.f(), first.t() * first.t())
                .same("control and 2", two.f(), second.t() * second.t());
        checks.groupRelative("p of two groups", 1e-6)
                .same("control and 1", one.pValue(), first.pvalue())
                .same("control and 2", two.pValue(), second.pvalue());
        checks.same("F of two variances", variances.statistic(), ratio.f(), 1e-9);
        checks.sameRelative("p of two variances", variances.pValue(), ratio.pvalue(), 1e-6);
        return checks.whyDifferent("Smile has no analysis of variance: two groups are compared with its t-test. R's aov and "
                + "TukeyHSD and the NIST sets are in the tests.");
    }
}
