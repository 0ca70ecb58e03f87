package scratch.stats.chisquare;

import java.util.Arrays;

import scratch.example.Arguments;
import scratch.example.CheckTable;
import scratch.example.Console;
import scratch.stats.distribution.Hypergeometric;
import scratch.stats.hypothesis.ChiSquareTest;
import scratch.stats.hypothesis.FisherExactTest;
import scratch.stats.hypothesis.GTest;
import scratch.stats.hypothesis.McNemarTest;
import scratch.stats.hypothesis.TestOptions;
import scratch.stats.hypothesis.TestResult;

/// 214: how far may counts stray from what you expected before you stop believing the expectation?
public final class Ex214ChiSquare {
    private static final TestOptions TWO = TestOptions.DEFAULT;
    private static final long[] PEAS = {315, 108, 101, 32};
    private static final double[] MENDEL = {9, 3, 3, 1};
    /// Admissions at Berkeley 1973, the six largest departments: men and women, admitted and rejected.
    private static final long[][] BERKELEY = {{1198, 1493}, {557, 1278}};
    private static final long[][] TEA = {{3, 1}, {1, 3}};

    private Ex214ChiSquare() {
    }

    public static void main(String[] args) {
        var arguments = Arguments.of(args, "times 1 1..1000 multiplies every count of the Berkeley table");
        long times = arguments.longValue("times");
        long[][] table = Arrays.stream(BERKELEY).map(row -> Arrays.stream(row).map(v -> v * times).toArray())
                .toArray(long[][]::new);
        peas();
        berkeley(table);
        tea();
        Figures214.draw(table);
        Console.print("figures  target/figures/peas.svg, berkeley.svg, not-enough.svg%n%n");

        checks(table).print();
        Console.print("%nTry: ./run 214 --times 10   Ten times as many applicants, same percentages. What moves, what "
                + "stays?%n");
    }

    private static void peas() {
        TestResult result = ChiSquareTest.goodnessOfFit(PEAS, MENDEL, TWO);
        TestResult g = GTest.goodnessOfFit(PEAS, MENDEL, TWO);
        Console.print("Mendel's peas: 556 of four kinds, expected 9 : 3 : 3 : 1%n%n");
        var table = Console.table("  %-10s %12s   %15s   %11s   %14s", "", "round yellow", "wrinkled yellow", "round green",
                "wrinkled green");
        table.row("observed", 315, 108, 101, 32);
        table.row("expected", 312.75, 104.25, 104.25, 34.75);
        Console.print("  X² = %.4f on %.0f degrees of freedom, p = %.4f;   G = %.4f, p = %.4f%n%n", result.statistic(),
                result.df(), result.pValue(), g.statistic(), g.pValue());
    }

    private static void berkeley(long[][] counts) {
        TestResult plain = ChiSquareTest.independence(counts, false, TWO);
        TestResult yates = ChiSquareTest.independence(counts, true, TWO);
        double[][] residuals = ChiSquareTest.residuals(counts);
        var interval = plain.interval().orElseThrow();
        Console.print("Berkeley 1973: admitted and rejected, men and women%n%n");
        var table = Console.table("  %-6s %10d %+10.2f %10d %+10.2f %15.1f", "", "admitted", "residual", "rejected",
                "residual", "admitted in %");
        for (int i = 0; i < 2; i++) {
            table.row(i == 0 ? "men" : "women", counts[i][0], residuals[i][0], counts[i][1], residuals[i][1],
                    100.0 * counts[i][0] / (counts[i][0] + counts[i][1]));
        }
        Console.print("  X² = %.3f, p = %.2e;   with Yates' correction %.3f, p = %.2e;   G = %.3f%n", plain.statistic(),
                plain.pValue(), yates.statistic(), yates.pValue(), GTest.independence(counts, TWO).statistic());
        Console.print("  Cramér's V = %.3f, 95%% interval from %.3f to %.3f: certain, and not strong%n%n", plain.effect(),
                interval.lower(), interval.upper());
    }

    private static void tea() {
        Console.print("The lady tasting tea: 8 cups, 4 of each kind. If she guesses:%n  right of four  ");
        Hypergeometric guesses = Hypergeometric.of(8, 4, 4);
        for (int k = 0; k <= 4; k++) {
            Console.print("  %d: %2.0f/70", k, 70 * guesses.pmf(k));
        }
        TestResult fisher = FisherExactTest.test(3, 1, 1, 3, TWO);
        TestResult plain = ChiSquareTest.independence(TEA, false, TWO);
        Console.print("%n  three of four: Fisher p = %.4f, chi-square %.4f, with Yates %.4f; V = %.2f, odds ratio %.2f%n",
                fisher.pValue(), plain.pValue(), ChiSquareTest.independence(TEA, true, TWO).pValue(), plain.effect(),
                fisher.effect());
        Console.print("%n20 changed answers, 5 one way and 15 the other (McNemar)%n");
        Console.print("  exact p = %.4f, corrected %.4f, plain %.4f%n%n",
                McNemarTest.test(5, 15, McNemarTest.Method.EXACT, TWO).pValue(),
                McNemarTest.test(5, 15, McNemarTest.Method.CORRECTED, TWO).pValue(),
                McNemarTest.test(5, 15, McNemarTest.Method.PLAIN, TWO).pValue());
    }

    private static CheckTable checks(long[][] table) {
        double[] shares = {9 / 16.0, 3 / 16.0, 3 / 16.0, 1 / 16.0};
        var peas = smile.stat.hypothesis.ChiSqTest.test(new int[] {315, 108, 101, 32}, shares);
        var berkeley = smile.stat.hypothesis.ChiSqTest.test(
                Arrays.stream(table).map(row -> Arrays.stream(row).mapToInt(v -> (int) v).toArray()).toArray(int[][]::new));
        var tea = smile.stat.hypothesis.ChiSqTest.test(new int[][] {{3, 1}, {1, 3}});
        double divergence = smile.math.MathEx.KullbackLeiblerDivergence(
                Arrays.stream(PEAS).mapToDouble(count -> count / 556.0).toArray(), shares);
        TestResult ours = ChiSquareTest.goodnessOfFit(PEAS, MENDEL, TWO);
        TestResult yates = ChiSquareTest.independence(TEA, true, TWO);
        CheckTable checks = CheckTable.against("Smile 4.4.2");
        checks.groupRelative("statistics", 1e-9)
                .same("X², peas", ours.statistic(), peas.chisq())
                .same("Yates, Berkeley", ChiSquareTest.independence(table, true, TWO).statistic(), berkeley.chisq())
                .same("Yates, tea", yates.statistic(), tea.chisq());
        checks.sameRelative("G, peas", GTest.goodnessOfFit(PEAS, MENDEL, TWO).statistic(), 2 * 556 * divergence, 1e-9);
        checks.groupRelative("p-values", 1e-6)
                .same("peas", ours.pValue(), peas.pvalue())
                .same("Yates, tea", yates.pValue(), tea.pvalue());
        return checks.whyDifferent("Smile corrects every 2x2 table, and puts the corrected X² into V: 0.25 for the tea, not "
                + "0.5. Its p for Berkeley is 1 - cdf: 0. It has no G test: G is 2n times its Kullback-Leibler divergence.");
    }
}
