package scratch.stats.chisquare;

import java.util.Arrays;
import java.util.Locale;

import scratch.example.Arguments;
import scratch.example.CheckTable;
import scratch.example.figure.Plot;
import scratch.stats.distribution.Hypergeometric;
import scratch.stats.hypothesis.ChiSquareTest;
import scratch.stats.hypothesis.FisherExactTest;
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
        var arguments = Arguments.of(args, "times 1 multiplies every count of the Berkeley table");
        long times = arguments.longValue("times");
        peas();
        long[][] table = Arrays.stream(BERKELEY).map(row -> Arrays.stream(row).map(v -> v * times).toArray())
                .toArray(long[][]::new);
        berkeley(table);
        tea();
        figure(table);

        var peas = smile.stat.hypothesis.ChiSqTest.test(new int[] {315, 108, 101, 32},
                new double[] {9 / 16.0, 3 / 16.0, 3 / 16.0, 1 / 16.0});
        var theirs = smile.stat.hypothesis.ChiSqTest.test(
                Arrays.stream(table).map(row -> Arrays.stream(row).mapToInt(v -> (int) v).toArray()).toArray(int[][]::new));
        var teaOfSmile = smile.stat.hypothesis.ChiSqTest.test(new int[][] {{3, 1}, {1, 3}});
        TestResult ours = ChiSquareTest.goodnessOfFit(PEAS, MENDEL, TWO);
        TestResult yates = ChiSquareTest.independence(TEA, true, TWO);
        CheckTable checks = CheckTable.against("Smile 4.4.2")
                .same("X², peas", ours.statistic(), peas.chisq(), 1e-9)
                .sameRelative("p, peas", ours.pValue(), peas.pvalue(), 1e-6)
                .sameRelative("X² with Yates, Berkeley", ChiSquareTest.independence(table, true, TWO).statistic(),
                        theirs.chisq(), 1e-9)
                .same("X² with Yates, tea", yates.statistic(), teaOfSmile.chisq(), 1e-9)
                .sameRelative("p with Yates, tea", yates.pValue(), teaOfSmile.pvalue(), 1e-6)
                .whyDifferent("Smile corrects every 2x2 table, and puts the corrected X² into V: 0.25 for the tea, not 0.5. "
                        + "Its p for Berkeley is 1 - cdf: 0.");
        checks.print();
        print("%nTry: ./run 214 --times 10   Ten times as many applicants, the same percentages. What moves, what stays?%n");
    }

    private static void peas() {
        TestResult result = ChiSquareTest.goodnessOfFit(PEAS, MENDEL, TWO);
        print("Mendel's peas: 556 of four kinds, expected 9 : 3 : 3 : 1%n%n");
        print("              round yellow   wrinkled yellow   round green   wrinkled green%n");
        print("  observed       %9d   %15d   %11d   %14d%n", PEAS[0], PEAS[1], PEAS[2], PEAS[3]);
        print("  expected       %9.2f   %15.2f   %11.2f   %14.2f%n", 556 * 9 / 16.0, 556 * 3 / 16.0, 556 * 3 / 16.0,
                556 / 16.0);
        print("  X² = %.4f on %.0f degrees of freedom, p = %.4f%n%n", result.statistic(), result.df(), result.pValue());
    }

    private static void berkeley(long[][] table) {
        TestResult plain = ChiSquareTest.independence(table, false, TWO);
        TestResult yates = ChiSquareTest.independence(table, true, TWO);
        double[][] residuals = ChiSquareTest.residuals(table);
        var interval = plain.interval().orElseThrow();
        print("Berkeley 1973: admitted and rejected, men and women%n%n");
        for (int i = 0; i < 2; i++) {
            print("  %-6s  admitted %6d (residual %+.2f)   rejected %6d (residual %+.2f)   %.1f%% admitted%n",
                    i == 0 ? "men" : "women", table[i][0], residuals[i][0], table[i][1], residuals[i][1],
                    100.0 * table[i][0] / (table[i][0] + table[i][1]));
        }
        print("  X² = %.3f, p = %.2e;   with Yates' correction %.3f, p = %.2e%n", plain.statistic(), plain.pValue(),
                yates.statistic(), yates.pValue());
        print("  Cramér's V = %.3f, 95%% interval from %.3f to %.3f: certain, and not strong%n%n", plain.effect(),
                interval.lower(), interval.upper());
    }

    private static void tea() {
        print("The lady tasting tea: 8 cups, 4 of each kind. If she guesses:%n  right of four  ");
        Hypergeometric guesses = Hypergeometric.of(8, 4, 4);
        for (int k = 0; k <= 4; k++) {
            print("  %d: %2.0f/70", k, 70 * guesses.pmf(k));
        }
        TestResult fisher = FisherExactTest.test(3, 1, 1, 3, TWO);
        TestResult plain = ChiSquareTest.independence(TEA, false, TWO);
        TestResult yates = ChiSquareTest.independence(TEA, true, TWO);
        print("%n  three of four: Fisher p = %.4f, chi-square %.4f, with Yates %.4f;   V = %.2f, odds ratio %.2f%n", fisher.pValue(),
                plain.pValue(), yates.pValue(), plain.effect(), fisher.effect());
        print("  20 changed answers, 5 one way and 15 the other (McNemar): exact p = %.4f, corrected %.4f, plain %.4f%n%n",
                McNemarTest.test(5, 15, McNemarTest.Method.EXACT, TWO).pValue(),
                McNemarTest.test(5, 15, McNemarTest.Method.CORRECTED, TWO).pValue(),
                McNemarTest.test(5, 15, McNemarTest.Method.PLAIN, TWO).pValue());
    }

    // A mosaic: the width of a column is the share of men and women, the height of a tile the share of the outcome.
    private static void figure(long[][] table) {
        double[][] residuals = ChiSquareTest.residuals(table);
        double n = Arrays.stream(table).flatMapToLong(Arrays::stream).sum();
        double men = (table[0][0] + table[0][1]) / n;
        double overall = (table[0][0] + table[1][0]) / n;
        double gap = 0.008;
        double[] left = {0, men + gap};
        double[] right = {men - gap, 1};
        Plot plot = Plot.of("Berkeley 1973: area is people, colour is the sign of the residual",
                "share of all applicants: men on the left, women on the right", "share of the group");
        double[] heights = {table[0][0] / (men * n), table[1][0] / ((1 - men) * n)};
        plot = plot.rectangles("more than expected", new double[] {left[0], left[1]}, new double[] {0, heights[1] + gap},
                new double[] {right[0], right[1]}, new double[] {heights[0] - gap, 1});
        plot = plot.rectangles("fewer than expected", new double[] {left[0], left[1]}, new double[] {heights[0] + gap, 0},
                new double[] {right[0], right[1]}, new double[] {1, heights[1] - gap});
        for (int i = 0; i < 2; i++) {
            double middle = (left[i] + right[i]) / 2;
            plot = plot.text(middle, heights[i] / 2 - 0.03, String.format(Locale.ROOT, "admitted: %d, residual %+.1f",
                    table[i][0], residuals[i][0]))
                    .text(middle, (1 + heights[i]) / 2 - 0.03, String.format(Locale.ROOT, "rejected: %d, residual %+.1f",
                            table[i][1], residuals[i][1]));
        }
        plot.horizontal("share admitted, everybody", overall).xRange(0, 1).yRange(0, 1).size(820, 460)
                .save("berkeley", "A mosaic of two columns, men wider than women, each divided into admitted below and "
                        + "rejected above. The men's admitted tile reaches above the common share, the women's stays below "
                        + "it; the tiles carry their residuals, from -5.8 to +4.8.");
        print("figure  target/figures/berkeley.svg%n%n");
    }

    private static void print(String format, Object... values) {
        System.out.printf(Locale.ROOT, format, values);
    }
}
