package scratch.stats.ttests;

import java.util.Arrays;
import java.util.Locale;

import scratch.example.figure.Bars;
import scratch.example.figure.Panels;
import scratch.example.figure.Plot;
import scratch.example.figure.Role;
import scratch.stats.distribution.StudentT;
import scratch.stats.hypothesis.TestResult;

/// The figures of lesson 213: the data in two views, p as an area, and the test that breaks its promise.
final class Figures213 {
    private Figures213() {
    }

    static void draw(double[] drug1, double[] drug2, TestResult paired, TestResult welch, double[][] alarms) {
        Panels.of("Twenty numbers, two questions", 2, pairs(drug1, drug2), boxes(drug1, drug2)).save("pairs",
                "Left, ten lines that join each patient's hours under drug 1 and drug 2; nine rise, one is level. "
                + "Right, two box plots of the same numbers, which overlap widely.");
        Panels.of("The p-value is the area beyond t, on both sides", 2, tails("paired", paired), tails("Welch", welch))
                .save("tails", "Two bell curves, the distributions of t if the means were equal. Left, for the paired test, "
                + "hardly any area lies beyond plus and minus 4.06. Right, for Welch's test, a visible part of the area "
                + "lies beyond plus and minus 1.86.");
        Bars.of("False alarms when the means are equal", "", "false alarms in %", "large spread in the small group",
                "large spread in the large group", "equal spreads")
                .bars("pooled", column(alarms, 0)).as(Role.ERROR).bars("Welch", column(alarms, 1)).as(Role.MODEL)
                .values("%.1f").plot().horizontal("promised: 5 %", 5).as(Role.TRUTH)
                .save("false-alarms", "Bars of false alarms for three designs. Those of Welch's test stay near the promised "
                + "5 percent in all three; those of the pooled test are 31, 0.1 and 5 percent.");
    }

    private static double[] column(double[][] rows, int j) {
        return Arrays.stream(rows).mapToDouble(row -> row[j]).toArray();
    }

    private static Plot pairs(double[] drug1, double[] drug2) {
        int n = drug1.length;
        double[] zeros = new double[n];
        double[] ones = new double[n];
        Arrays.fill(ones, 1);
        return Plot.of("The same patients: nearly all lines rise", "", "extra sleep in hours")
                .segments("one patient", zeros, drug1, ones, drug2).as(Role.NEUTRAL)
                .points("drug 1", zeros, drug1).as(Role.DATA).points("drug 2", ones, drug2).as(Role.ALTERNATIVE)
                .xCategories("drug 1", "drug 2").xRange(-0.35, 1.35).yRange(-2.5, 6.5);
    }

    private static Plot boxes(double[] drug1, double[] drug2) {
        Plot plot = Plot.of("Two anonymous groups: the boxes overlap", "", "extra sleep in hours");
        plot = box(plot, 0, "drug 1: middle half, median, range", Role.DATA, drug1);
        return box(plot, 1, "drug 2", Role.ALTERNATIVE, drug2).xCategories("drug 1", "drug 2").xRange(-0.6, 1.6)
                .yRange(-2.5, 6.5);
    }

    // Quartiles as medians of the halves; whiskers to the extremes.
    private static Plot box(Plot plot, double at, String name, Role role, double... values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        double low = sorted[2];
        double middle = (sorted[4] + sorted[5]) / 2;
        double high = sorted[7];
        return plot.rectangles(name, new double[]{at - 0.25}, new double[]{low}, new double[]{at + 0.25}, new double[]{high})
                .segments(name, new double[]{at - 0.25, at, at}, new double[]{middle, sorted[0], high},
                        new double[]{at + 0.25, at, at}, new double[]{middle, low, sorted[9]}).as(role);
    }

    private static Plot tails(String name, TestResult result) {
        StudentT distribution = StudentT.of(result.df());
        double t = Math.abs(result.statistic());
        double edge = Math.max(5, t + 1);
        double[] at = new double[241];
        Arrays.setAll(at, i -> edge * (i / 120.0 - 1));
        double[] height = Arrays.stream(at).map(distribution::pdf).toArray();
        double[] tail = new double[61];
        Arrays.setAll(tail, i -> t + (edge - t) * i / 58);
        tail[60] = t;                                       // along the curve, then back along the axis
        tail[59] = edge;
        double[] mirrored = Arrays.stream(tail).map(x -> -x).toArray();
        double[] tailHeight = Arrays.stream(tail).map(distribution::pdf).toArray();
        tailHeight[59] = 0;
        tailHeight[60] = 0;
        String p = String.format(Locale.ROOT, "p = %.4f", result.pValue());
        return Plot.of(String.format(Locale.ROOT, "%s: %.1f degrees of freedom", name, result.df()), "t", "density")
                .line("if the means were equal", at, height).as(Role.MODEL)
                .polygons(p, new double[][]{tail, mirrored}, new double[][]{tailHeight, tailHeight}).as(Role.ERROR)
                .segments("t of the data", new double[]{result.statistic()}, new double[]{0},
                        new double[]{result.statistic()}, new double[]{0.2}).as(Role.DATA);
    }
}
