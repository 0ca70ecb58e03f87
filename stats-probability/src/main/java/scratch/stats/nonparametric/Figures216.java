package scratch.stats.nonparametric;

import java.util.Arrays;
import java.util.stream.IntStream;

import scratch.example.figure.Bars;
import scratch.example.figure.Panels;
import scratch.example.figure.Plot;
import scratch.example.figure.Role;

/// The figures of lesson 216: what is counted, and what the count cannot do.
final class Figures216 {
    private Figures216() {
    }

    static void draw(double[] drug2) {
        Panels.of("Ranks, counted", 2, arrangements(), drugs(drug2)).cell(440, 330).save("ranks", "Left, a histogram of U "
                + "over all 35 arrangements of three and four values; the 14 at least as far from the middle as U = 3 are "
                + "marked. Right, the empirical distribution functions of both drugs as stairs, that of drug 2 lower and to "
                + "the right.");
        Panels.of("What ranks cannot do", 2, smallest(), medians()).cell(440, 330).save("limits", "Left, the smallest "
                + "possible p-value of m against m values, as bars: 0.33 for 2, 0.10 for 3, 0.029 for 4, 0.008 for 5. "
                + "Right, two stairs that cross the height one half at the same value, 10, and are far from each other "
                + "everywhere else.");
    }

    private static Plot arrangements() {
        int[] counts = new int[13];                    // U of {1, 4, 6} against {2, 5, 7, 8}: all C(7, 3) = 35 splits
        for (int set = 0; set < 128; set++) {
            if (Integer.bitCount(set) == 3) {
                counts[pairsWon(set)]++;
            }
        }
        String[] names = IntStream.range(0, 13).mapToObj(Integer::toString).toArray(String[]::new);
        double[] extreme = IntStream.range(0, 13).mapToDouble(u -> Math.abs(u - 6) >= 3 ? counts[u] : 0).toArray();
        double[] middle = IntStream.range(0, 13).mapToDouble(u -> Math.abs(u - 6) < 3 ? counts[u] : 0).toArray();
        Plot plot = Plot.of("All 35 arrangements of 3 and 4", "U", "arrangements");
        return bars(bars(plot, "as far out as U = 3: 14 of 35", extreme).as(Role.MODEL),
                "nearer to the middle", middle).as(Role.NEUTRAL).xCategories(names).yRange(0, 5.5);
    }

    // In how many pairs the chosen one of seven ranks is larger than one that was not chosen.
    private static int pairsWon(int set) {
        int u = 0;
        for (int i = 0; i < 7; i++) {
            for (int j = 0; j < i; j++) {
                u += (set >> i & 1) == 1 && (set >> j & 1) == 0 ? 1 : 0;
            }
        }
        return u;
    }

    private static Plot bars(Plot plot, String name, double... heights) {
        double[] left = IntStream.range(0, heights.length).mapToDouble(i -> i - 0.4).toArray();
        return plot.rectangles(name, left, new double[heights.length], Arrays.stream(left).map(x -> x + 0.8).toArray(),
                heights);
    }

    private static Plot drugs(double[] drug2) {
        Plot plot = Plot.of("Sleep: the widest gap is 0.4", "extra sleep in hours", "share of the patients");
        return stairs(stairs(plot, "drug 1", -2.5, 6.5, Ex216NonParametric.DRUG_1).as(Role.DATA), "drug 2", -2.5, 6.5, drug2)
                .as(Role.ALTERNATIVE).yRange(0, 1.02);
    }

    private static Plot medians() {
        double[][] samples = Ex216NonParametric.equalMedians();
        Plot plot = Plot.of("Two samples of 19: p = 0.017", "value", "share of the sample");
        return stairs(stairs(plot, "first", 0, 40, samples[0]).as(Role.DATA), "second", 0, 40, samples[1])
                .as(Role.ALTERNATIVE).vertical("both medians", 10).as(Role.ERROR).yRange(0, 1.02);
    }

    private static Plot smallest() {
        return Bars.of("The smallest p of m against m values", "m", "p", "2", "3", "4", "5", "6")
                .bars("no overlap at all", IntStream.rangeClosed(2, 6).mapToDouble(Ex216NonParametric::smallestP).toArray())
                .values("%.3f").plot().horizontal("0.05", 0.05).as(Role.ERROR);
    }

    private static Plot stairs(Plot plot, String name, double from, double to, double... values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        int n = sorted.length;
        double[] xs = new double[n + 2];
        double[] ys = new double[n + 2];
        xs[0] = from;
        for (int i = 0; i < n; i++) {
            xs[i + 1] = sorted[i];
            ys[i + 1] = (i + 1.0) / n;
        }
        xs[n + 1] = Math.max(to, sorted[n - 1]);
        ys[n + 1] = 1;
        return plot.steps(name, xs, ys);
    }
}
