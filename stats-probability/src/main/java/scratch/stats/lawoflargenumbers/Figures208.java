package scratch.stats.lawoflargenumbers;

import java.util.Arrays;
import java.util.function.DoubleUnaryOperator;

import scratch.example.data.Generators;
import scratch.example.figure.Panels;
import scratch.example.figure.Plot;
import scratch.example.figure.Role;

/// The figures of lesson 208: the same tosses as shares and as counts, and means that never settle.
final class Figures208 {
    private static final int PATHS = 12;
    private static final int POINTS = 200;

    private Figures208() {
    }

    static void draw(long seed, double df) {
        double[] tosses = new double[POINTS];          // whole numbers from 1 to 10,000, closer together where they are small
        Arrays.setAll(tosses, i -> Math.rint(Math.pow(Ex208LawOfLargeNumbers.LENGTH, (double) i / (POINTS - 1))));
        Panels.of("The same tosses, twice", 2, shares(seed, tosses), surpluses(seed, tosses)).cell(480, 360).save("coins",
                "Two panels with the same twelve paths of 10,000 tosses. Left, the share of heads: all paths close in on one "
                + "half. Right, the surplus of heads over half of the tosses: the paths spread like the root of n.");
        Plot exponential = means("Exponential draws", seed, tosses, random -> random::nextExponential)
                .horizontal("expected value", 1).as(Role.TRUTH).yRange(-1, 3);
        Plot wild = means(df == 1 ? "Cauchy draws" : "Draws of t, " + df + " df", seed, tosses,
                random -> Ex208LawOfLargeNumbers.studentT(df, random)).yRange(-10, 10);
        Panels.of("A mean to settle on, and none", 2, exponential, wild).cell(480, 360).save("cauchy", "Twelve running means "
                + "each. Left, of exponential draws: all paths close in on 1. Right, of Cauchy draws: they jump again and "
                + "again, and never settle.");
    }

    private static Plot shares(long seed, double[] n) {
        Plot plot = Plot.of("Share of heads", "tosses", "heads / n").band("95 % of all paths", n,
                each(n, v -> 0.5 - 0.98 / Math.sqrt(v)), each(n, v -> 0.5 + 0.98 / Math.sqrt(v))).as(Role.UNCERTAINTY);
        for (int path = 0; path < PATHS; path++) {
            double[] share = path(Ex208LawOfLargeNumbers::coin, seed + path);
            plot = plot.line("a path", n, each(n, v -> share[(int) v - 1])).as(Role.DATA);
        }
        return plot.horizontal("1/2", 0.5).as(Role.TRUTH).xLog().xRange(1, 1e4).yRange(0, 1);
    }

    private static Plot surpluses(long seed, double[] n) {
        Plot plot = Plot.of("Surplus of heads", "tosses", "heads − n/2").band("95 % of all paths", n,
                each(n, v -> -0.98 * Math.sqrt(v)), each(n, v -> 0.98 * Math.sqrt(v))).as(Role.UNCERTAINTY);
        for (int path = 0; path < PATHS; path++) {
            double[] share = path(Ex208LawOfLargeNumbers::coin, seed + path);
            plot = plot.line("a path", n, each(n, v -> (share[(int) v - 1] - 0.5) * v)).as(Role.DATA);
        }
        return plot.horizontal("0", 0).as(Role.TRUTH).xRange(0, 1e4).yRange(-150, 150);
    }

    private static Plot means(String title, long seed, double[] n, Ex208LawOfLargeNumbers.Source source) {
        Plot plot = Plot.of(title, "draws", "mean so far");
        for (int path = 0; path < PATHS; path++) {
            double[] mean = path(source, seed + path);
            plot = plot.line("a path", n, each(n, v -> mean[(int) v - 1])).as(Role.DATA);
        }
        return plot.xLog().xRange(1, 1e4);
    }

    private static double[] path(Ex208LawOfLargeNumbers.Source source, long seed) {
        return RunningMean.of(source.of(Generators.random(seed)), Ex208LawOfLargeNumbers.LENGTH);
    }

    private static double[] each(double[] n, DoubleUnaryOperator f) {
        return Arrays.stream(n).map(f).toArray();
    }
}
