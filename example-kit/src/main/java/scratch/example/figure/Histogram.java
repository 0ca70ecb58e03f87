package scratch.example.figure;

import java.awt.Graphics2D;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.IntStream;

/// How often values fall into bins of equal width.
///
/// ```java
/// Histogram.of("Means of 30 dice", "mean").values("simulated", means).density()
///     .plot().line("normal density", xs, ys)
///     .save("central-limit", "A bell shape around 3.5, and the normal density through its tops");
/// ```
/// Several sets share their bins. Bin edges are round numbers; without [#bins] their number follows
/// Freedman and Diaconis (1981): width about 2 · interquartile range / ∛n.
public final class Histogram implements Figure {
    private static final int MOST_BINS = 80;

    private final Plot plot;
    private final List<Values> sets;
    private final int bins;               // 0: chosen from the values
    private final boolean density;

    private record Values(String name, double[] values) { }

    private Histogram(Plot plot, List<Values> sets, int bins, boolean density) {
        this.plot = plot;
        this.sets = sets;
        this.bins = bins;
        this.density = density;
    }

    public static Histogram of(String title, String xLabel) {
        return new Histogram(Plot.of(title, xLabel, "count"), List.of(), 0, false);
    }

    /// A set of values, drawn over those before.
    public Histogram values(String name, double[] values) {
        Series.checkFinite("values", values);
        List<Values> more = new ArrayList<>(sets);
        more.add(new Values(name, values.clone()));
        return new Histogram(plot, List.copyOf(more), bins, density);
    }

    /// About so many bins: the width is made a round number.
    public Histogram bins(int count) {
        Series.require(count >= 1, "bins: %d: at least one", count);
        return new Histogram(plot, sets, count, density);
    }

    /// Heights such that the area is 1, to compare with a density.
    public Histogram density() {
        return new Histogram(plot.axes(x -> x, y -> y.called("density")), sets, bins, true);
    }

    public Histogram size(int width, int height) {
        return new Histogram(plot.size(width, height), sets, bins, density);
    }

    /// The finished plot, to add curves and reference lines.
    public Plot plot() {
        Series.require(!sets.isEmpty(), "histogram: no values: add a set of values");
        double[] all = sets.stream().flatMapToDouble(set -> Arrays.stream(set.values)).sorted().toArray();
        double width = binWidth(all);
        long first = (long) Math.floor(all[0] / width + 1e-9);
        int count = (int) ((long) Math.floor(all[all.length - 1] / width + 1e-9) - first + 1);
        DoubleUnaryOperator edge = k -> Ticks.round((first + k) * width, 12);
        Plot figure = plot.axes(x -> x, Axis::standingOnZero);
        for (Values set : sets) {
            double[] heights = new double[count];
            double share = density ? 1 / (set.values.length * width) : 1;
            for (double value : set.values) {
                heights[(int) ((long) Math.floor(value / width + 1e-9) - first)] += share;
            }
            figure = bars(figure, set.name, heights, edge);
        }
        return figure;
    }

    private static Plot bars(Plot plot, String name, double[] heights, DoubleUnaryOperator edge) {
        int[] filled = IntStream.range(0, heights.length).filter(k -> heights[k] > 0).toArray();
        double[] x0 = Arrays.stream(filled).mapToDouble(edge::applyAsDouble).toArray();
        double[] x1 = Arrays.stream(filled).mapToDouble(k -> edge.applyAsDouble(k + 1)).toArray();
        double[] tops = Arrays.stream(filled).mapToDouble(k -> heights[k]).toArray();
        return plot.rectangles(name, x0, new double[filled.length], x1, tops);
    }

    private double binWidth(double[] sorted) {
        double span = sorted[sorted.length - 1] - sorted[0];
        if (span == 0) {
            return sorted[0] == 0 ? 1 : Ticks.step(Math.abs(sorted[0]), 10);
        }
        if (bins > 0) {
            return Ticks.step(span, bins);
        }
        double quartiles = sorted[3 * (sorted.length - 1) / 4] - sorted[(sorted.length - 1) / 4];
        double width = quartiles > 0 ? 2 * quartiles / Math.cbrt(sorted.length) : span / 10;
        return Ticks.step(span, Math.clamp(Math.round(span / width), 5, MOST_BINS));
    }

    @Override
    public int width() {
        return plot.width();
    }

    @Override
    public int height() {
        return plot.height();
    }

    @Override
    public void draw(Graphics2D g, int width, int height) {
        plot().draw(g, width, height);
    }
}
