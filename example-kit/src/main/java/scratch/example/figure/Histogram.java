package scratch.example.figure;

import java.awt.Graphics2D;
import java.math.BigDecimal;
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
        BigDecimal step = binWidth(all);
        double width = Math.max(step.doubleValue(), Double.MIN_VALUE);
        Series.require(!density || 1 / width < Double.POSITIVE_INFINITY,
            "histogram: bins %s wide: a density above 1e308 has no number; draw counts", width);
        long first = bin(all[0], width);
        int count = (int) (bin(all[all.length - 1], width) - first + 1);
        DoubleUnaryOperator edge = k -> Axis.finite(step.multiply(BigDecimal.valueOf(first + (long) k)).doubleValue());
        Plot figure = plot.axes(x -> x, Axis::standingOnZero);
        for (Values set : sets) {
            double[] heights = new double[count];
            double share = density ? 1 / (set.values.length * width) : 1;
            for (double value : set.values) {
                heights[(int) (bin(value, width) - first)] += share;
            }
            figure = bars(figure, set.name, heights, edge);
        }
        return figure;
    }

    private static long bin(double value, double width) {
        return (long) Math.floor(value / width + 1e-9);
    }

    private static Plot bars(Plot plot, String name, double[] heights, DoubleUnaryOperator edge) {
        int[] filled = IntStream.range(0, heights.length).filter(k -> heights[k] > 0).toArray();
        double[] x0 = Arrays.stream(filled).mapToDouble(edge::applyAsDouble).toArray();
        double[] x1 = Arrays.stream(filled).mapToDouble(k -> edge.applyAsDouble(k + 1)).toArray();
        double[] tops = Arrays.stream(filled).mapToDouble(k -> heights[k]).toArray();
        return plot.rectangles(name, x0, new double[filled.length], x1, tops);
    }

    private BigDecimal binWidth(double[] sorted) {
        double low = sorted[0];
        double high = sorted[sorted.length - 1];
        double size = Math.max(Math.abs(low), Math.abs(high));
        if (high == 0 && low == 0) {
            return BigDecimal.ONE;
        }
        if (low == high) {
            return Ticks.step(new BigDecimal(size), 10);
        }
        BigDecimal span = Ticks.span(low, high);
        // Edges closer together than this would have the same digits.
        BigDecimal narrowest = Ticks.step(new BigDecimal(size), 1).scaleByPowerOfTen(-12);
        return Ticks.step(span, bins > 0 ? bins : ruleOfThumb(sorted)).max(narrowest);
    }

    private static int ruleOfThumb(double[] sorted) {
        double low = sorted[0];
        double high = sorted[sorted.length - 1];
        double lower = sorted[(sorted.length - 1) / 4];
        double upper = sorted[3 * (sorted.length - 1) / 4];
        double quartiles = Ticks.share(upper, low, high) - Ticks.share(lower, low, high);      // of the whole span
        return quartiles > 0 ? Math.clamp(Math.round(Math.cbrt(sorted.length) / (2 * quartiles)), 5, MOST_BINS) : 10;
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
