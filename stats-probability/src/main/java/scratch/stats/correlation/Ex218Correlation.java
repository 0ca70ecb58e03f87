package scratch.stats.correlation;

import scratch.example.Arguments;
import scratch.example.CheckTable;
import scratch.example.Console;
import scratch.example.data.Anscombe;
import scratch.stats.hypothesis.CorrelationTest;
import scratch.stats.hypothesis.CorrelationTest.Method;
import scratch.stats.hypothesis.PValueAdjustment;
import scratch.stats.hypothesis.TestOptions;
import scratch.stats.hypothesis.TestResult;

/// 218: four data sets with the same r. What does r see?
public final class Ex218Correlation {
    static final double[] P_VALUES = {0.005, 0.011, 0.02, 0.04, 0.13};
    private static final TestOptions TWO = TestOptions.DEFAULT;

    private Ex218Correlation() {
    }

    public static void main(String[] args) {
        var arguments = Arguments.of(args, "last 19.0 .. the x of the eighth point of set 4, which stands alone");
        double[][] x = new double[4][];                // (4, 11)
        double[][] y = new double[4][];
        for (int set = 0; set < 4; set++) {
            x[set] = Anscombe.x(set);
            y[set] = Anscombe.y(set);
        }
        x[3][7] = arguments.doubleValue("last");
        fourSets(x, y);
        whatEachSees();
        threeMethods(x[0], y[0]);
        fiveTests();
        Figures218.draw(x, y);
        Console.print("figures  target/figures/pairs-of-points.svg, anscombe-r.svg, ladders.svg%n%n");

        checks(x, y).print();
        Console.print("%nTry: ./run 218 --last 8.5   Set 4 without its far point. What is left of r?%n");
    }

    private static void fourSets(double[][] x, double[][] y) {
        Console.print("Anscombe's four sets, 11 points each%n%n");
        var table = Console.table("  %-6s  %9.4f   %8.3f  %6.3f   %8.5f   %8.3f   %8.2e   %7.3f   %8.2e", "", "Pearson r",
                "95% from", "to", "p", "Spearman", "p exact", "Kendall", "p");
        for (int set = 0; set < 4; set++) {
            TestResult r = CorrelationTest.pearson(x[set], y[set], TWO);
            TestResult rho = CorrelationTest.spearman(x[set], y[set], Method.EXACT, TWO);
            TestResult tau = CorrelationTest.kendall(x[set], y[set], Method.AUTO, TWO);
            var interval = r.interval().orElseThrow();
            table.row("set " + (set + 1), r.effect(), interval.lower(), interval.upper(), r.pValue(), rho.effect(),
                    rho.pValue(), tau.effect(), tau.pValue());
        }
        Console.print("The same r four times; the ranks disagree, and only the plot says why.%n%n");
    }

    private static void whatEachSees() {
        double[] five = {1, 2, 3, 4, 5};
        var table = Console.table("%-18s  %9.3f   %8.3f   %7.3f", "what each sees", "Pearson r", "Spearman", "Kendall");
        row(table, "  y = x² on -2..2", new double[] {-2, -1, 0, 1, 2}, 4, 1, 0, 1, 4);
        row(table, "  y = x³ on 1..5", five, 1, 8, 27, 64, 125);
        row(table, "  2 1 4 3 5", five, 2, 1, 4, 3, 5);
        Console.print("%n");
    }

    private static void row(Console.Table table, String name, double[] x, double... y) {
        table.row(name, clean(CorrelationTest.pearson(x, y)),
                clean(CorrelationTest.spearman(x, y, Method.EXACT, TWO).effect()),
                clean(CorrelationTest.kendall(x, y, Method.APPROXIMATE, TWO).effect()));
    }

    // a zero is a zero, whatever its last bit
    private static double clean(double value) {
        return Math.abs(value) < 1e-12 ? 0 : value;
    }

    private static void threeMethods(double[] x, double[] y) {
        Console.print("set 1, Spearman's p:  exact %.6f   Edgeworth series (R) %.6f   Student's t (SciPy) %.6f%n%n",
                CorrelationTest.spearman(x, y, Method.EXACT, TWO).pValue(),
                CorrelationTest.spearman(x, y, Method.EDGEWORTH, TWO).pValue(),
                CorrelationTest.spearman(x, y, Method.APPROXIMATE, TWO).pValue());
    }

    private static void fiveTests() {
        var table = Console.table("%-22s  %6.4f  %6.4f  %6.4f  %6.4f  %6.4f", "five tests at once", "", "", "", "", "");
        row(table, "  as they are", P_VALUES);
        row(table, "  Bonferroni", PValueAdjustment.bonferroni(P_VALUES));
        row(table, "  Šidák", PValueAdjustment.sidak(P_VALUES));
        row(table, "  Holm", PValueAdjustment.holm(P_VALUES));
        row(table, "  Benjamini-Yekutieli", PValueAdjustment.benjaminiYekutieli(P_VALUES));
        row(table, "  Benjamini-Hochberg", PValueAdjustment.benjaminiHochberg(P_VALUES));
        Console.print("%n");
    }

    private static void row(Console.Table table, String name, double... p) {
        table.row(name, p[0], p[1], p[2], p[3], p[4]);
    }

    private static CheckTable checks(double[][] x, double[][] y) {
        CheckTable checks = CheckTable.against("Smile 4.4.2");
        var coefficients = checks.group("coefficients", 1e-9);
        var probabilities = checks.groupRelative("p-values", 1e-6);
        for (int set = 0; set < 3; set++) {
            var pearson = smile.stat.hypothesis.CorTest.pearson(x[set], y[set]);
            coefficients.same("r, set " + (set + 1), CorrelationTest.pearson(x[set], y[set]), pearson.cor());
            probabilities.same("r, set " + (set + 1), CorrelationTest.pearson(x[set], y[set], TWO).pValue(),
                    pearson.pvalue());
        }
        var spearman = smile.stat.hypothesis.CorTest.spearman(x[0], y[0]);
        var kendall = smile.stat.hypothesis.CorTest.kendall(x[0], y[0]);
        TestResult rho = CorrelationTest.spearman(x[0], y[0], Method.APPROXIMATE, TWO);
        TestResult tau = CorrelationTest.kendall(x[0], y[0], Method.APPROXIMATE, TWO);
        coefficients.same("Spearman", rho.effect(), spearman.cor()).same("Kendall", tau.effect(), kendall.cor());
        probabilities.same("Spearman, by t", rho.pValue(), spearman.pvalue())
                .same("Kendall, normal", tau.pValue(), kendall.pvalue());
        return checks.whyDifferent("Smile always approximates the p of rank correlations; with eleven points ours counts all "
                + "39,916,800 orders unless told otherwise.");
    }
}
