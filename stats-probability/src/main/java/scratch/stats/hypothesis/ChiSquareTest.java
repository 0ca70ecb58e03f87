package scratch.stats.hypothesis;

import java.util.List;
import scratch.math.check.Require;
import scratch.stats.distribution.ChiSquare;
import scratch.stats.distribution.Counts;
import scratch.stats.distribution.NoncentralChiSquare;

/// Pearson's chi-square tests on counts: X² = Σ (O − E)²/E, where E is what the null hypothesis expects.
/// The p-value is the upper tail of χ², an approximation that is good where the expected counts are not small
/// (5 is the usual rule of thumb); for small 2×2 tables use [FisherExactTest].   Cost O(cells).
/// The interval of the effect size inverts the noncentral chi-square at both ends, the test looks at one tail: at one level it
/// may reach 0 although X² rejects; the interval that agrees with a test at 5% has the level 90%.
/// There is none beyond X² = 1e25.
/// Counts and their sum are at most 2⁵³.
/// Pearson, *Phil. Mag.* 50 (1900) 157; Yates, *JRSS Suppl.* 1 (1934) 217; Cramér 1946, §21.9.
public final class ChiSquareTest {
    private ChiSquareTest() {
    }

    /// Do the counts follow these ratios (any scale: 9, 3, 3, 1 will do)?   df = classes − 1.
    public static TestResult goodnessOfFit(long[] observed, double[] ratios, TestOptions options) {
        return goodnessOfFit(observed, ratios, 0, options);
    }

    /// As above, where `estimated` parameters of the ratios were fitted to these same counts: each costs one degree.
    public static TestResult goodnessOfFit(long[] observed, double[] ratios, int estimated, TestOptions options) {
        String operation = "ChiSquareTest.goodnessOfFit";
        Inputs.undirected(operation, options);
        double[] expected = expected(operation, observed, ratios);
        int df = observed.length - 1 - estimated;
        Require.that(estimated >= 0 && df >= 1, "%s: %s classes, %s estimated: at least one degree of freedom must be"
                + " left", operation, observed.length, estimated);
        double n = Counts.sum(operation, observed);
        double statistic = 0;
        for (int i = 0; i < observed.length; i++) {
            double residual = observed[i] - expected[i];
            statistic += residual * residual / expected[i];
        }
        double w = Math.sqrt(statistic / n);
        return result("Chi-square test of goodness of fit", statistic, df, n, options,
                "the counts follow the expected proportions", EffectSize.COHENS_W, w);
    }

    /// Are rows and columns of a table of counts independent?   df = (r−1)(c−1), E = row total · column total / n.
    /// `yates` moves each count of a 2×2 table by up to ½ towards its expectation (the default of R and SciPy, always
    /// in Smile) and changes nothing in larger ones. Cramér's V = √(X²/(n·min(r−1, c−1))) is always computed without it.
    public static TestResult independence(long[][] table, boolean yates, TestOptions options) {
        String operation = "ChiSquareTest.independence";
        Inputs.undirected(operation, options);
        double[][] expected = expectedCounts(table);
        boolean corrected = yates && table.length == 2 && table[0].length == 2;
        long n = 0;
        for (long[] row : table) {
            n += Counts.sum(operation, row);
        }
        double most = (double) n * (Math.min(table.length, table[0].length) - 1);        // what X² is at most
        return result("Chi-square test of independence" + (corrected ? " with Yates' correction" : ""),
                statistic(table, expected, corrected), (table.length - 1) * (table[0].length - 1), most, options,
                "rows and columns are independent", EffectSize.CRAMERS_V,
                Math.sqrt(statistic(table, expected, false) / most));
    }

    // X² over all cells; Yates' correction moves each count by up to ½ towards its expectation.
    private static double statistic(long[][] table, double[][] expected, boolean corrected) {
        double sum = 0;
        for (int i = 0; i < table.length; i++) {
            for (int j = 0; j < table[i].length; j++) {
                double residual = Math.abs(table[i][j] - expected[i][j]);
                double moved = corrected ? residual - Math.min(0.5, residual) : residual;
                sum += moved * moved / expected[i][j];
            }
        }
        return sum;
    }

    /// What independence expects in each cell: row total times column total over the grand total.
    public static double[][] expectedCounts(long[][] table) {
        return expectedCounts("ChiSquareTest.independence", table);
    }

    static double[][] expectedCounts(String operation, long[][] table) {
        Inputs.notNull(operation, "table", table);
        for (int i = 0; i < table.length; i++) {
            Inputs.notNull(operation, "table[" + i + "]", table[i]);
        }
        Require.that(table.length >= 2 && table[0].length >= 2, "%s: %s rows, %s columns: at least 2 of each are"
                + " needed", operation, table.length, table.length == 0 ? 0 : table[0].length);
        long[] rowSums = new long[table.length];
        long[] columnSums = new long[table[0].length];
        long n = 0;
        for (int i = 0; i < table.length; i++) {
            Require.that(table[i].length == columnSums.length, "%s: row %s has %s counts, row 1 has %s: all rows need"
                    + " the same length", operation, i + 1, table[i].length, columnSums.length);
            for (int j = 0; j < columnSums.length; j++) {
                Counts.require(operation, "table[" + i + "][" + j + "]", table[i][j]);
                n = Counts.sum(operation, n, table[i][j]);
                rowSums[i] += table[i][j];
                columnSums[j] += table[i][j];
            }
        }
        noneEmpty(operation, "row", rowSums);
        noneEmpty(operation, "column", columnSums);
        return products(rowSums, columnSums, n);
    }

    // If rows and columns are independent, their shares multiply.
    private static double[][] products(long[] rowSums, long[] columnSums, long n) {
        double[][] expected = new double[rowSums.length][columnSums.length];
        for (int i = 0; i < rowSums.length; i++) {
            for (int j = 0; j < columnSums.length; j++) {
                expected[i][j] = (double) rowSums[i] * columnSums[j] / n;
            }
        }
        return expected;
    }

    /// Pearson's residual (O − E)/√E of each cell: which cells make the statistic, and in which direction.
    public static double[][] residuals(long[][] table) {
        double[][] residuals = expectedCounts(table);
        for (int i = 0; i < residuals.length; i++) {
            for (int j = 0; j < residuals[i].length; j++) {
                residuals[i][j] = (table[i][j] - residuals[i][j]) / Math.sqrt(residuals[i][j]);
            }
        }
        return residuals;
    }

    private static TestResult result(String test, double statistic, int df, double scale, TestOptions options,
            String nullHypothesis, EffectSize effect, double size) {
        double p = ChiSquare.of(df).survival(statistic);
        double tail = (1 - options.level()) / 2;
        double raw = size * size * scale;                  // X² without correction: the effect size belongs to it
        double low = Noncentrality.solve(l -> lower(df, l, raw), 1 - tail, raw);
        double high = Noncentrality.solve(l -> lower(df, l, raw), tail, raw);
        double most = effect == EffectSize.CRAMERS_V ? 1 : Double.POSITIVE_INFINITY;
        var interval = Noncentrality.interval(effect.title(), size, low, high, options.level(),
                l -> Math.min(most, Math.sqrt(l / scale)));
        return TestResult.of(test, "X²", statistic, List.of((double) df), p, options, nullHypothesis,
                interval, new TestResult.Effect(effect, size));
    }

    private static double lower(double df, double noncentrality, double x) {
        return noncentrality == 0 ? ChiSquare.of(df).cdf(x) : NoncentralChiSquare.of(df, noncentrality).cdf(x);
    }

    /// What the ratios expect in each class.
    static double[] expected(String operation, long[] observed, double[] ratios) {
        Inputs.notNull(operation, "observed", observed);
        Inputs.notNull(operation, "ratios", ratios);
        Require.that(observed.length == ratios.length, "%s: %s counts, %s ratios: each class needs both", operation,
                observed.length, ratios.length);
        Require.that(observed.length >= 2, "%s: %s classes: at least 2 are needed", operation, observed.length);
        double sum = 0;
        for (int i = 0; i < ratios.length; i++) {
            Counts.require(operation, "observed[" + i + "]", observed[i]);
            Require.that(ratios[i] > 0 && ratios[i] < Double.POSITIVE_INFINITY, "%s: ratios[%s] = %s: must be"
                    + " positive and finite; a class that cannot occur has an expected count of 0", operation, i,
                    ratios[i]);
            sum += ratios[i];
        }
        double n = Counts.sum(operation, observed);
        Require.that(n > 0, "%s: all counts are 0: at least one observation is needed", operation);
        double[] expected = new double[ratios.length];
        for (int i = 0; i < ratios.length; i++) {
            expected[i] = n * ratios[i] / sum;
        }
        return expected;
    }

    private static void noneEmpty(String operation, String name, long... sums) {
        for (int i = 0; i < sums.length; i++) {
            Require.that(sums[i] > 0, "%s: %s %s has no counts: its expected counts would be 0; leave it out",
                    operation, name, i + 1);
        }
    }
}
