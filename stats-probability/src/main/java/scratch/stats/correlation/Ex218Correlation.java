package scratch.stats.correlation;

import java.util.Locale;

import scratch.example.Arguments;
import scratch.example.CheckTable;
import scratch.example.data.Anscombe;
import scratch.example.figure.Figure;
import scratch.example.figure.Panels;
import scratch.example.figure.Plot;
import scratch.stats.hypothesis.CorrelationTest;
import scratch.stats.hypothesis.CorrelationTest.Method;
import scratch.stats.hypothesis.PValueAdjustment;
import scratch.stats.hypothesis.TestOptions;
import scratch.stats.hypothesis.TestResult;

/// 218: four data sets with the same r. What does r see?
public final class Ex218Correlation {
    private static final TestOptions TWO = TestOptions.DEFAULT;
    private static final double[] P_VALUES = {0.005, 0.011, 0.02, 0.04, 0.13};

    private Ex218Correlation() {
    }

    public static void main(String[] args) {
        var arguments = Arguments.of(args, "last 19 .. the x of the eighth point of set 4, which stands alone");
        double[][] x = new double[4][];                // (4, 11)
        double[][] y = new double[4][];
        for (int set = 0; set < 4; set++) {
            x[set] = Anscombe.x(set);
            y[set] = Anscombe.y(set);
        }
        x[3][7] = arguments.doubleValue("last");
        print("Anscombe's four sets, 11 points each%n%n");
        print("          Pearson r   95%% interval       p        Spearman   p exact     Kendall   p%n");
        for (int set = 0; set < 4; set++) {
            TestResult r = CorrelationTest.pearson(x[set], y[set], TWO);
            TestResult rho = CorrelationTest.spearman(x[set], y[set], Method.EXACT, TWO);
            TestResult tau = CorrelationTest.kendall(x[set], y[set], Method.AUTO, TWO);
            var interval = r.interval().orElseThrow();
            print("  set %d      %.4f   [%.3f, %.3f]   %.5f      %.3f   %.2e     %.3f   %.2e%n", set + 1, r.effect(),
                    interval.lower(), interval.upper(), r.pValue(), rho.effect(), rho.pValue(), tau.effect(), tau.pValue());
        }
        print("The same r four times; the ranks disagree, and only the plot says why.%n%n");

        print("what r sees            r      Spearman   Kendall%n");
        double[] minusTwo = {-2, -1, 0, 1, 2};
        double[] five = {1, 2, 3, 4, 5};
        row("y = x² on -2..2 ", minusTwo, new double[] {4, 1, 0, 1, 4});
        row("y = x³ on 1..5  ", five, new double[] {1, 8, 27, 64, 125});
        row("2 1 4 3 5       ", five, new double[] {2, 1, 4, 3, 5});

        print("%nset 1, Spearman's p:  exact %.6f   Edgeworth series (R) %.6f   Student's t (SciPy, Smile) %.6f%n%n",
                CorrelationTest.spearman(x[0], y[0], Method.EXACT, TWO).pValue(),
                CorrelationTest.spearman(x[0], y[0], Method.EDGEWORTH, TWO).pValue(),
                CorrelationTest.spearman(x[0], y[0], Method.APPROXIMATE, TWO).pValue());
        print("five tests at once     %s%n", numbers(P_VALUES));
        print("  Bonferroni           %s%n", numbers(PValueAdjustment.bonferroni(P_VALUES)));
        print("  Holm                 %s%n", numbers(PValueAdjustment.holm(P_VALUES)));
        print("  Benjamini-Hochberg   %s%n%n", numbers(PValueAdjustment.benjaminiHochberg(P_VALUES)));
        figures(x, y);

        CheckTable checks = CheckTable.against("Smile 4.4.2");
        for (int set = 0; set < 3; set++) {
            var pearson = smile.stat.hypothesis.CorTest.pearson(x[set], y[set]);
            checks = checks.same("r, set " + (set + 1), CorrelationTest.pearson(x[set], y[set]), pearson.cor(), 1e-9)
                    .sameRelative("p of r, set " + (set + 1), CorrelationTest.pearson(x[set], y[set], TWO).pValue(),
                            pearson.pvalue(), 1e-6);
        }
        var spearman = smile.stat.hypothesis.CorTest.spearman(x[0], y[0]);
        var kendall = smile.stat.hypothesis.CorTest.kendall(x[0], y[0]);
        TestResult rho = CorrelationTest.spearman(x[0], y[0], Method.APPROXIMATE, TWO);
        TestResult tau = CorrelationTest.kendall(x[0], y[0], Method.APPROXIMATE, TWO);
        checks.same("Spearman, set 1", rho.effect(), spearman.cor(), 1e-9)
                .sameRelative("p of Spearman by t", rho.pValue(), spearman.pvalue(), 1e-6)
                .same("Kendall, set 1", tau.effect(), kendall.cor(), 1e-9)
                .sameRelative("p of Kendall by the normal", tau.pValue(), kendall.pvalue(), 1e-6)
                .whyDifferent("Smile always approximates the p of rank correlations; with eleven points ours counts all "
                        + "39,916,800 orders unless told otherwise.").print();
        print("%nTry: ./run 218 --last 8.5   Set 4 without its lever. What is left of r?%n");
    }

    private static void row(String name, double[] x, double[] y) {
        print("  %s   %6.3f      %6.3f    %6.3f%n", name, clean(CorrelationTest.pearson(x, y)),
                clean(CorrelationTest.spearman(x, y, Method.EXACT, TWO).effect()),
                clean(CorrelationTest.kendall(x, y, Method.APPROXIMATE, TWO).effect()));
    }

    // a zero is a zero, whatever its last bit
    private static double clean(double value) {
        return Math.abs(value) < 1e-12 ? 0 : value;
    }

    private static String numbers(double... values) {
        StringBuilder text = new StringBuilder();
        for (double value : values) {
            text.append(String.format(Locale.ROOT, "  %.4f", value));
        }
        return text.toString();
    }

    private static void figures(double[][] x, double[][] y) {
        Figure[] panels = new Figure[4];
        for (int set = 0; set < 4; set++) {
            double rho = CorrelationTest.spearman(x[set], y[set], Method.EXACT, TWO).effect();
            panels[set] = Plot.of(String.format(Locale.ROOT, "set %d: r = %.2f, Spearman %.2f", set + 1,
                    CorrelationTest.pearson(x[set], y[set]), rho), "x", "y").points("data", x[set], y[set])
                    .line("3 + 0.5 x", new double[] {3, 20}, new double[] {4.5, 13}).xRange(3, 20).yRange(2, 14);
        }
        Panels.of("One r, four stories", 2, panels).save("anscombe-r", "Four scatter plots with the same line and r = 0.82: a "
                + "noisy line, an arc, a perfect line with one stray point, and a tower with one point far to the right; "
                + "Spearman's correlation is 0.818, 0.691, 0.991 and 0.500.");
        double[] ranks = {1, 2, 3, 4, 5};
        Plot.of("Five p-values, three corrections", "rank of the p-value", "p-value, adjusted")
                .line("as they are", ranks, P_VALUES).line("Benjamini-Hochberg", ranks,
                        PValueAdjustment.benjaminiHochberg(P_VALUES)).line("Holm", ranks, PValueAdjustment.holm(P_VALUES))
                .line("Bonferroni", ranks, PValueAdjustment.bonferroni(P_VALUES)).points("", ranks, P_VALUES)
                .horizontal("0.05", 0.05).yLog().size(720, 380)
                .save("ladders", "Four rising lines over the ranks 1 to 5 of the p-values: as they are, above them "
                        + "Benjamini-Hochberg, Holm and Bonferroni; four, four, two and one of five points lie on or "
                        + "below 0.05.");
        print("figures  target/figures/anscombe-r.svg, ladders.svg%n%n");
    }

    private static void print(String format, Object... values) {
        System.out.printf(Locale.ROOT, format, values);
    }
}
