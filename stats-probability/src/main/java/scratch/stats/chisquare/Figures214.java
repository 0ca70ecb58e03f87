package scratch.stats.chisquare;

import java.util.Arrays;
import java.util.Locale;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;

import scratch.example.figure.Bars;
import scratch.example.figure.Panels;
import scratch.example.figure.Plot;
import scratch.example.figure.Role;
import scratch.stats.distribution.ChiSquare;
import scratch.stats.hypothesis.ChiSquareTest;
import scratch.stats.hypothesis.FisherExactTest;
import scratch.stats.hypothesis.TestOptions;

/// The figures of lesson 214: a distance and its distribution, a table, and what a table cannot say.
final class Figures214 {
    /// Admitted and rejected men, admitted and rejected women, in departments A to F (Bickel, Hammel, O'Connell 1975).
    private static final long[][] DEPARTMENTS = {{512, 313, 89, 19}, {353, 207, 17, 8}, {120, 205, 202, 391},
        {138, 279, 131, 244}, {53, 138, 94, 299}, {22, 351, 24, 317}};

    private Figures214() {
    }

    static void draw(long[][] table) {
        Panels.of("Mendel's peas: how far, and how rare is that?", 2, counts(), density()).cell(440, 330).save("peas",
                "Left, pairs of bars for four kinds of peas, observed and expected, nearly equal. Right, the chi-square "
                + "density on 3 degrees of freedom; the observed 0.47 lies left of its peak, and 92.5 % of the area lies "
                + "beyond it.");
        mosaic(table).save("berkeley", "A mosaic of two columns, men wider than women, each divided into admitted below and "
                + "rejected above. The men's admitted tile reaches above the common share, the women's stays below "
                + "it; the tiles carry their residuals, from -5.8 to +4.8.");
        Panels.of("What the chi-square of one table does not see", 2, tea(), departments()).cell(440, 330).save("not-enough",
                "Left, three p-values for each number of cups right: with eight cups the chi-square is far below the exact "
                + "p at 3 of 4. Right, shares of admitted men and women in six departments: women have the higher "
                + "share in four of them.");
    }

    private static Plot counts() {
        return Bars.of("Observed and expected", "", "peas", "round yellow", "wrinkled y.", "round green", "wrinkled g.")
                .bars("observed", 315, 108, 101, 32).bars("expected", 312.75, 104.25, 104.25, 34.75).plot();
    }

    private static Plot density() {
        ChiSquare three = ChiSquare.of(3);
        double[] at = IntStream.rangeClosed(0, 200).mapToDouble(i -> i * 0.06).toArray();
        double[] tail = IntStream.rangeClosed(0, 200).mapToDouble(i -> 0.47 + i * 0.057).toArray();
        return Plot.of("X² if the ratio is right: 3 degrees of freedom", "X²", "density")
                .band("p = 0.925", tail, new double[tail.length], Arrays.stream(tail).map(three::pdf).toArray()).as(Role.MODEL)
                .line("chi-square", at, Arrays.stream(at).map(three::pdf).toArray()).as(Role.NEUTRAL)
                .vertical("observed, 0.47", 0.47).as(Role.DATA).xRange(0, 12).yRange(0, 0.27);
    }

    // A mosaic: the width of a column is the share of men and women, the height of a tile the share of the outcome.
    private static Plot mosaic(long[][] table) {
        double[][] residuals = ChiSquareTest.residuals(table);
        double n = Arrays.stream(table).flatMapToLong(Arrays::stream).sum();
        double men = (table[0][0] + table[0][1]) / n;
        double overall = (table[0][0] + table[1][0]) / n;
        double gap = 0.008;
        double[] left = {0, men + gap};
        double[] right = {men - gap, 1};
        double[] heights = {table[0][0] / (men * n), table[1][0] / ((1 - men) * n)};
        Plot plot = Plot.of("Berkeley 1973: area is people, colour is the sign of the residual",
                "share of all applicants: men on the left, women on the right", "share of the group");
        plot = plot.rectangles("more than expected", left, new double[] {0, heights[1] + gap}, right,
                new double[] {heights[0] - gap, 1}).as(Role.DATA);
        plot = plot.rectangles("fewer than expected", left, new double[] {heights[0] + gap, 0}, right,
                new double[] {1, heights[1] - gap}).as(Role.ALTERNATIVE);
        for (int i = 0; i < 2; i++) {
            double middle = (left[i] + right[i]) / 2;
            plot = plot.text(middle, heights[i] / 2 - 0.03, String.format(Locale.ROOT, "admitted: %d, residual %+.1f",
                    table[i][0], residuals[i][0]))
                    .text(middle, (1 + heights[i]) / 2 - 0.03, String.format(Locale.ROOT, "rejected: %d, residual %+.1f",
                            table[i][1], residuals[i][1]));
        }
        return plot.horizontal("share admitted, everybody", overall).as(Role.MODEL).xRange(0, 1).yRange(0, 1).size(820, 460);
    }

    private static Plot tea() {
        TestOptions two = TestOptions.DEFAULT;
        return Bars.of("Eight cups: approximations of p", "right of four", "p", "2", "3", "4")
                .bars("exact (Fisher)", p(k -> FisherExactTest.test(k, 4 - k, 4 - k, k).pValue()))
                .bars("chi-square", p(k -> ChiSquareTest.independence(cups(k), false, two).pValue()))
                .bars("with Yates", p(k -> ChiSquareTest.independence(cups(k), true, two).pValue())).plot();
    }

    private static double[] p(IntToDoubleFunction test) {
        return IntStream.rangeClosed(2, 4).mapToDouble(test).toArray();
    }

    private static long[][] cups(int right) {
        return new long[][] {{right, 4 - right}, {4 - right, right}};
    }

    private static Plot departments() {
        return Bars.of("Berkeley by department", "department", "share admitted", "A", "B", "C", "D", "E", "F")
                .bars("men", share(0)).bars("women", share(2)).plot();
    }

    /// The share of admitted among those counted in columns `first` and `first + 1`, by department.
    static double[] share(int first) {
        double[] applicants = applicants(first);
        return IntStream.range(0, applicants.length).mapToDouble(d -> DEPARTMENTS[d][first] / applicants[d]).toArray();
    }

    static double[] applicants(int first) {
        return Arrays.stream(DEPARTMENTS).mapToDouble(d -> d[first] + d[first + 1]).toArray();
    }

    /// The table of all departments together.
    static long[][] together() {
        long[][] sum = new long[2][2];
        for (long[] department : DEPARTMENTS) {
            for (int j = 0; j < 4; j++) {
                sum[j / 2][j % 2] += department[j];
            }
        }
        return sum;
    }
}
