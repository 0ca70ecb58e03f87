package scratch.classic.foundation.traintestsplit;

import java.util.Arrays;
import java.util.stream.IntStream;

import scratch.classic.data.Split;
import scratch.example.figure.Bars;
import scratch.example.figure.Panels;
import scratch.example.figure.Plot;
import scratch.example.figure.Role;

/// The figures of lesson 306: four ways to split the same rows, what they promise, and why time is different.
final class Figures306 {
    private static final int ROWS = 24;
    private static final int GROUP = 4;

    private Figures306() {
    }

    static void draw(double[][] photographs, double[][] coins, double[][] sales, double drift) {
        strips().save("four-splits", "Four strips of the same 24 rows. Random: test rows anywhere. Stratified: one of the four "
                + "rows of a rare class and five of the twenty others. By group: whole blocks of four. By time: the last six.");
        Panels.of("A promise, and what comes true", 2,
                bars("photographs: right, in per cent", new String[] {"true labels", "by coin"}, photographs, coins),
                bars("sales: error of a forecast", new String[] {"400 days"}, sales)).cell(440, 380)
                .save("promises", "Bars in two panels. Photographs: the random split promises more than comes true, most of "
                + "all for labels by coin; the split by patients promises what comes true. Sales: the random split promises "
                + "a far smaller error than comes true, the split by time about the same.");
        Panels.of("A day in the past has neighbours on both sides", 2, series("random: every gap is short", drift, false),
                series("by time: the future is far away", drift, true)).cell(440, 360)
                .save("sales", "The same sales in two panels with forecasts for the test days. Left, random test days: the "
                + "forecasts follow the curve. Right, the last hundred days: the forecast is a flat line, and sales move away "
                + "from it.");
    }

    private static Plot strips() {
        int[] rare = {2, 9, 14, 21};
        int[] labels = IntStream.range(0, ROWS).map(i -> Arrays.binarySearch(rare, i) >= 0 ? 1 : 0).toArray();
        int[] groups = IntStream.range(0, ROWS).map(i -> i / GROUP).toArray();
        Split[] splits = {Split.byTime(IntStream.range(0, ROWS).asDoubleStream().toArray(), 0.25),
                Split.grouped(groups, 1 / 3.0, 5), Split.stratified(labels, 0.25, 3), Split.random(ROWS, 0.25, 2)};
        Plot plot = Plot.of("24 rows, four ways to keep some for the test", "row, in order of time", "")
                .yCategories("by time", "by group", "stratified", "random").xRange(-1, ROWS).yRange(-0.6, 3.6);
        for (int s = 0; s < splits.length; s++) {
            plot = plot.rectangles("learned from", left(splits[s].train()), filled(splits[s].train(), s - 0.3),
                    right(splits[s].train()), filled(splits[s].train(), s + 0.3)).as(Role.DATA);
        }
        for (int s = 0; s < splits.length; s++) {
            plot = plot.rectangles("test", left(splits[s].test()), filled(splits[s].test(), s - 0.3),
                    right(splits[s].test()), filled(splits[s].test(), s + 0.3)).as(Role.ERROR);
        }
        plot = plot.points("rare class", Arrays.stream(rare).asDoubleStream().toArray(), filled(rare, 2)).as(Role.NEUTRAL);
        double[] edges = IntStream.rangeClosed(0, ROWS / GROUP).mapToDouble(g -> GROUP * g - 0.5).toArray();
        return plot.segments("", edges, Arrays.stream(edges).map(e -> 0.6).toArray(), edges,
                Arrays.stream(edges).map(e -> 1.4).toArray()).size(760, 330);
    }

    private static double[] left(int... rows) {
        return IntStream.of(rows).mapToDouble(row -> row - 0.42).toArray();
    }

    private static double[] right(int... rows) {
        return IntStream.of(rows).mapToDouble(row -> row + 0.42).toArray();
    }

    private static double[] filled(int[] rows, double value) {
        return IntStream.of(rows).mapToDouble(row -> value).toArray();
    }

    private static Bars bars(String title, String[] names, double[][]... results) {
        String[] series = {"promised by random rows", "promised by the right split", "came true"};
        Role[] roles = {Role.ERROR, Role.MODEL, Role.TRUTH};
        Bars bars = Bars.of(title, "", "", names).values("%.1f");
        for (int i = 0; i < series.length; i++) {
            int which = i;
            bars = bars.bars(series[i], Arrays.stream(results).mapToDouble(result -> Arrays.stream(result[which]).average()
                    .orElseThrow()).toArray()).as(roles[i]);
        }
        return bars;
    }

    private static Plot series(String title, double drift, boolean byTime) {
        int days = Ex306TrainTestSplit.DAYS;
        Sales sales = Sales.of(days, drift, 1);
        double[] times = IntStream.range(0, days).asDoubleStream().toArray();
        Split split = byTime ? Split.byTime(times, 0.25) : Split.random(days, 0.25, 1);
        double[] test = IntStream.of(split.test()).asDoubleStream().toArray();
        double[] forecasts = IntStream.of(split.test())
                .mapToDouble(day -> sales.forecast(split.train(), day, Ex306TrainTestSplit.NEAREST)).toArray();
        return Plot.of(title, "day", "sales").line("sales", times, sales.values()).as(Role.NEUTRAL)
                .points("forecasts for the test", test, forecasts).as(Role.MODEL);
    }
}
