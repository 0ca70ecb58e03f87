package scratch.stats.interval;

import java.util.Arrays;
import java.util.function.DoubleUnaryOperator;
import java.util.random.RandomGenerator;

import scratch.example.data.Generators;
import scratch.example.figure.Plot;
import scratch.example.figure.Role;
import scratch.stats.distribution.Normal;

/// The figures of lesson 210: a hundred intervals, the values that eight of ten do not surprise, and the broken promise.
final class Figures210 {
    private static final Role[] ROLES = {Role.ERROR, Role.MODEL, Role.ALTERNATIVE};

    private Figures210() {
    }

    static void draw(long seed, int n, double level) {
        intervals(seed, level).save("intervals", "A hundred 95% intervals from a hundred samples of five, as horizontal bars; "
                + "93 of them contain the true mean 5, and 7, in pink, lie wholly beside it.");
        belt(level).save("belt", "For ten trials, each true p on the horizontal axis with the strip of shares that would be no "
                + "surprise; the strip is widest in the middle and closes at 0 and 1. A horizontal line at the observed share "
                + "0.8 lies inside the strip from p = 0.490 to 0.943, Wilson's interval. Wald's, drawn above it, runs from "
                + "0.552 to 1.048.");
        coverage(n, level).save("coverage", "The coverage of three intervals for a proportion from twenty trials against the "
                + "true p. Wald's jumps up and down like a saw and falls towards 0 at both edges, Wilson's hovers around "
                + "95%, Clopper-Pearson's stays above it.");
    }

    private static Plot intervals(long seed, double level) {
        RandomGenerator random = Generators.random(seed + 1);
        double[][] hits = new double[3][100];           // lower, upper, number of the sample
        double[][] misses = new double[3][100];
        int missed = 0;
        for (int i = 0; i < 100; i++) {
            Interval interval = MeanInterval.t(Ex210ConfidenceIntervals.weighings(random), level);
            boolean hit = interval.contains(Ex210ConfidenceIntervals.TRUE_MEAN);
            double[][] into = hit ? hits : misses;
            int at = hit ? i - missed : missed;
            into[0][at] = interval.lower();
            into[1][at] = interval.upper();
            into[2][at] = i + 1;
            missed += hit ? 0 : 1;
        }
        Plot plot = Plot.of(missed + " of 100 intervals miss the true mean", "kg", "sample").yRange(0, 101);
        plot = segments(plot, "interval with the true mean in it", Role.UNCERTAINTY, hits, 100 - missed);
        plot = segments(plot, "interval beside it", Role.ERROR, misses, missed);
        return plot.vertical("true mean", Ex210ConfidenceIntervals.TRUE_MEAN).as(Role.TRUTH).size(560, 480);
    }

    private static Plot segments(Plot plot, String name, Role role, double[][] ends, int count) {
        double[] y = Arrays.copyOf(ends[2], count);
        return count == 0 ? plot
                : plot.segments(name, Arrays.copyOf(ends[0], count), y, Arrays.copyOf(ends[1], count), y).as(role);
    }

    // Above each p the shares within z standard errors of it: a share that was observed cuts out Wilson's interval.
    private static Plot belt(double level) {
        double z = Normal.STANDARD.upperQuantile((1 - level) / 2);
        double[] p = grid(201, i -> i / 200);
        double[] lower = grid(201, i -> i / 200 - z * Math.sqrt(i / 200 * (1 - i / 200) / 10));
        double[] upper = grid(201, i -> i / 200 + z * Math.sqrt(i / 200 * (1 - i / 200) / 10));
        Plot plot = Plot.of("8 of 10: for which p is that no surprise?", "candidate p", "share of successes")
                .band("shares within z standard errors of p", p, lower, upper).as(Role.UNCERTAINTY)
                .line("share = p", p, p).as(Role.NEUTRAL);
        plot = interval(plot, "observed 0.8, Wilson's interval", Role.MODEL, ProportionInterval.WILSON.of(8, 10, level), 0.8);
        return interval(plot, "Wald's interval", Role.ERROR, ProportionInterval.WALD.of(8, 10, level), 0.86)
                .xRange(-0.05, 1.15).yRange(-0.2, 1.2).size(560, 440);
    }

    private static Plot interval(Plot plot, String name, Role role, Interval interval, double height) {
        double[] ends = {interval.lower(), interval.upper()};
        double[] y = {height, height};
        return plot.line(name, ends, y).as(role).points(name, ends, y).as(role);
    }

    private static Plot coverage(int n, double level) {
        double floor = Math.max(0, level - 0.45);
        double[] p = grid(501, i -> 0.004 + 0.992 * i / 500);
        Plot plot = Plot.of("How often the interval holds the true p, n = " + n, "true p", "coverage").yRange(floor, 1.001);
        for (int m = 0; m < ROLES.length; m++) {
            ProportionInterval method = Ex210ConfidenceIntervals.METHODS[m];
            double[] covered = Arrays.stream(p).map(v -> method.coverage(n, v, level)).map(c -> c < floor ? Double.NaN : c)
                    .toArray();
            plot = plot.line(Ex210ConfidenceIntervals.name(method), p, covered).as(ROLES[m]);
        }
        return plot.horizontal("promised", level).as(Role.TRUTH).size(640, 420);
    }

    private static double[] grid(int points, DoubleUnaryOperator f) {
        double[] values = new double[points];
        Arrays.setAll(values, f::applyAsDouble);
        return values;
    }
}
