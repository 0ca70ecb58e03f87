package scratch.stats.resampling;

import java.util.Arrays;
import java.util.Locale;

import scratch.example.figure.Bars;
import scratch.example.figure.Diagram;
import scratch.example.figure.Figure;
import scratch.example.figure.Histogram;
import scratch.example.figure.Panels;
import scratch.example.figure.Plot;
import scratch.example.figure.Role;
import scratch.stats.interval.Interval;

/// The figures of lesson 217: the two steps of the bootstrap, its replicates with three intervals, and where it falls short.
final class Figures217 {
    private Figures217() {
    }

    static void draw(Bootstrap schools, Interval[] intervals, double[][] coverage, long seed) {
        idea(schools).save("resampling", "Boxes and arrows. From the truth one arrow leads to your sample of 15 schools with "
                + "r = 0.78: it is drawn once. From the sample three arrows lead to resamples of 15 schools drawn from these "
                + "15, each with an r of its own: as often as you like.");
        Panels.of("What 15 schools say about their own r, and a median of ten", 2, correlations(schools, intervals),
                medians(seed)).cell(510, 400).save("bootstrap", "Left, a histogram of bootstrap correlations that leans to the "
                + "left and stops at 1; under it the percentile interval, the BCa interval, which lies further left, and "
                + "Fisher's. Right, the bootstrap of a median of ten values is a comb of separate spikes.");
        Panels.of("Where the bootstrap falls short", 2, shares(coverage), largest(seed)).cell(510, 380).save("coverage-of-ten",
                "Left, how often 95% intervals from ten values catch the mean: t 95 and 90 percent for normal and exponential "
                + "data, the percentile interval 90 and 85. Right, the largest values of resamples of ten: nearly two thirds "
                + "of them are the sample's own largest value.");
    }

    private static Diagram idea(Bootstrap schools) {
        double[] r = schools.replicates();
        return Diagram.of("The sample stands in for the truth").box("truth", 0, 1, "all law schools\nr unknown", Role.TRUTH)
                .box("sample", 1.5, 1, "your 15 schools\nr = 0.78", Role.DATA)
                .box("one", 3.3, 0, drawn(r[0]), Role.MODEL)
                .box("two", 3.3, 1, drawn(r[1]), Role.MODEL)
                .box("three", 3.3, 2, drawn(r[2]), Role.MODEL)
                .arrow("truth", "sample", "drawn once").arrow("sample", "one", "").arrow("sample", "two", "again and again")
                .arrow("sample", "three", "");
    }

    private static String drawn(double r) {
        return String.format(Locale.ROOT, "15 draws from the 15\nr = %.2f", r);
    }

    private static Plot correlations(Bootstrap schools, Interval... intervals) {
        Plot plot = Histogram.of("Bootstrap of r, 15 law schools", "correlation of a resample")
                .values("resamples", schools.replicates()).bins(50).density().plot().as(Role.DATA).yRange(-0.9, 4.2);
        Role[] roles = {Role.ALTERNATIVE, Role.MODEL, Role.UNCERTAINTY};
        for (int i = 0; i < intervals.length; i++) {
            double[] ends = {intervals[i].lower(), intervals[i].upper()};
            double[] y = {-0.22 * (i + 1), -0.22 * (i + 1)};
            plot = plot.line(intervals[i].method(), ends, y).as(roles[i]).points(intervals[i].method(), ends, y).as(roles[i]);
        }
        return plot;
    }

    private static Plot medians(long seed) {
        double[] ten = {2.1, 2.9, 3.3, 4.2, 4.9, 5.8, 6.4, 7.7, 9.1, 12.4};
        return resamples("Bootstrap of a median, ten values", "median of a resample", ten, seed, false);
    }

    private static Figure largest(long seed) {
        double[] ten = {3, 1, 4, 1.5, 9, 2.6, 5, 3.5, 8, 7};
        return resamples("Bootstrap of a maximum, ten values", "maximum of a resample", ten, seed, true);
    }

    private static Plot resamples(String title, String label, double[] ten, long seed, boolean maximum) {
        Bootstrap bootstrap = Bootstrap.fit(ten, values -> statistic(values, maximum), new Bootstrap.Options(20_000, seed));
        return Histogram.of(title, label).values("resamples", bootstrap.replicates()).bins(60).plot().as(Role.DATA);
    }

    private static double statistic(double[] values, boolean maximum) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        int half = sorted.length / 2;
        return maximum ? sorted[sorted.length - 1] : (sorted[half - 1] + sorted[half]) / 2;
    }

    private static Plot shares(double[]... coverage) {
        return Bars.of("95 % intervals for a mean of ten", "", "caught it, in %", "normal data", "exponential data")
                .bars("t", coverage[0][0], coverage[1][0]).as(Role.MODEL)
                .bars("percentile", coverage[0][1], coverage[1][1]).as(Role.ERROR).values("%.1f").plot()
                .horizontal("promised", 95).as(Role.TRUTH);
    }
}
