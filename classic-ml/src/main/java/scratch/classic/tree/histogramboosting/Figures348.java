package scratch.classic.tree.histogramboosting;

import java.util.Arrays;
import java.util.stream.IntStream;

import scratch.classic.histogram.BoosterOptions;
import scratch.classic.histogram.HistogramRegressor;
import scratch.classic.histogram.Sample;
import scratch.example.figure.Bars;
import scratch.example.figure.Panels;
import scratch.example.figure.Plot;
import scratch.example.figure.Role;

/// The figures of lesson 348: a histogram of gradients with the gain of each cut, training curves, and importances.
final class Figures348 {
    private static final int BINS = 15;
    private static final int AREA = 0;

    private Figures348() {
    }

    static void draw(Sample learned, Sample watched, Sample unseen, HistogramRegressor model, BoosterOptions options) {
        Panels.of("Fifteen bins stand for 2000 flats", 1, sums(learned), gains(learned)).cell(760, 280).save("histogram",
                "Above, bars of the sum of gradients in each of fifteen bins of area: positive for small flats, negative for "
                + "large ones. Below, the gain of a cut after each bin, which is largest in the middle.");
        curves(learned, watched, options).save("curves", "Root mean squared error against rounds. With a rate of 0.1 both "
                + "curves fall and the one of the watched flats levels off; with a rate of 1 the one of the flats learned from "
                + "falls to 0 while that of the watched flats rises.");
        importances(model, unseen).save("importances", "Three bars for each column: its share of all gains, of all splits, and "
                + "of what shuffling it costs. The house number has hardly any gain, costs nothing when shuffled, and still "
                + "has a visible share of the splits.");
    }

    // by bin of area: the sum of g = mean - y of its flats, and how many they are
    static double[][] histogram(Sample learned) {
        double mean = Arrays.stream(learned.y()).average().orElseThrow();
        double[][] sums = new double[2][BINS];
        for (int i = 0; i < learned.y().length; i++) {
            int bin = Math.min(BINS - 1, (int) ((learned.x().get(i, AREA) - 25) * BINS / 121));
            sums[0][bin] += mean - learned.y()[i];
            sums[1][bin]++;
        }
        return sums;
    }

    private static String[] names() {
        return IntStream.range(0, BINS).mapToObj(b -> "" + Math.round(25 + (b + 0.5) * 121 / BINS)).toArray(String[]::new);
    }

    private static Plot sums(Sample learned) {
        return Bars.of("Sum of gradients", "area in square metres (middle of the bin)", "G", names())
                .bars("G of the bin", histogram(learned)[0]).as(Role.DATA).plot();
    }

    private static Plot gains(Sample learned) {
        double[][] sums = histogram(learned);
        double[] gains = new double[BINS];
        double g = 0;
        double h = 0;
        double allG = Arrays.stream(sums[0]).sum();
        double allH = Arrays.stream(sums[1]).sum();
        for (int b = 0; b < BINS - 1; b++) {
            g += sums[0][b];
            h += sums[1][b];
            gains[b] = (g * g / (h + 1) + (allG - g) * (allG - g) / (allH - h + 1) - allG * allG / (allH + 1)) / 1e6;
        }
        return Bars.of("Gain of a cut after this bin", "area in square metres (middle of the bin)", "gain in millions", names())
                .bars("gain", gains).as(Role.MODEL).plot();
    }

    private static Plot curves(Sample learned, Sample watched, BoosterOptions options) {
        Plot plot = Plot.of("Rounds that help, and rounds that hurt", "round", "root mean squared error");
        Role[][] roles = {{Role.MODEL, Role.TRUTH}, {Role.ALTERNATIVE, Role.ERROR}};
        double[] rates = {0.1, 1};
        for (int r = 0; r < 2; r++) {
            var curves = HistogramRegressor.fit(learned, watched, Flats.FEATURES, options.withRounds(200, rates[r])
                    .withPatience(0)).curves();
            plot = plot.line("rate " + rates[r] + ", learned from", root(curves.training())).as(roles[r][0])
                    .line("rate " + rates[r] + ", watched", root(curves.validation())).as(roles[r][1]);
        }
        return plot.yRange(0, 260).size(760, 440);
    }

    // the loss is half the squared error
    private static double[] root(double... losses) {
        return Arrays.stream(losses).map(loss -> Math.sqrt(2 * loss)).toArray();
    }

    private static Bars importances(HistogramRegressor model, Sample unseen) {
        double[] shuffled = Ex348HistogramBoosting.shuffling(model, unseen, 1);
        double all = Arrays.stream(shuffled).map(v -> Math.max(0, v)).sum();
        return Bars.of("Which column matters?", "column", "share",
                Flats.FEATURES.stream().map(f -> f.name()).toArray(String[]::new))
                .bars("gain", model.trees().gainImportances()).as(Role.MODEL)
                .bars("splits", model.trees().splitImportances()).as(Role.ALTERNATIVE)
                .bars("shuffling", Arrays.stream(shuffled).map(v -> Math.max(0, v) / all).toArray()).as(Role.DATA)
                .size(760, 400);
    }
}
