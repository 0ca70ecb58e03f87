package scratch.example.figure;

import java.awt.Color;
import java.awt.Graphics2D;
import java.util.Arrays;
import java.util.List;

/// What a classifier of two features says everywhere: tinted regions, the boundary, and the points on top.
///
/// ```java
/// DecisionBoundary.of("k nearest neighbours", "petal length", "petal width")
///     .points(lengths, widths, labels, "setosa", "versicolor", "virginica")
///     .regions((u, v) -> model.predict(new double[] {u, v}))
///     .save("boundary", "Three regions, one for each species");
/// ```
public final class DecisionBoundary implements Figure {
    private static final int COLUMNS = 121;
    private static final int ROWS = 81;
    private static final double MARGIN = 0.06;

    /// A classifier of two features.
    @FunctionalInterface
    public interface Classifier {
        /// The class of the point (u, v), an index into the class names.
        int predict(double u, double v);
    }

    private final Plot plot;              // empty: axes and size
    private final double[] xs;
    private final double[] ys;
    private final int[] labels;
    private final List<String> names;
    private final Classifier classifier;

    private DecisionBoundary(Plot plot, double[] xs, double[] ys, int[] labels, List<String> names,
                             Classifier classifier) {
        this.plot = plot;
        this.xs = xs;
        this.ys = ys;
        this.labels = labels;
        this.names = names;
        this.classifier = classifier;
    }

    public static DecisionBoundary of(String title, String xLabel, String yLabel) {
        return new DecisionBoundary(Plot.of(title, xLabel, yLabel), new double[0], new double[0], new int[0],
            List.of(), null);
    }

    /// The data; `classes[i]` is an index into `classNames`.
    public DecisionBoundary points(double[] x, double[] y, int[] classes, String... classNames) {
        Series.checkFinite("points", x, y);
        return new DecisionBoundary(plot, x.clone(), y.clone(), classes.clone(), List.of(classNames), classifier);
    }

    /// The first two columns of `x`, (n, 2 or more), as points.
    public DecisionBoundary points(double[][] x, int[] classes, List<String> classNames) {
        double[] first = Arrays.stream(x).mapToDouble(row -> row[0]).toArray();
        double[] second = Arrays.stream(x).mapToDouble(row -> row[1]).toArray();
        return points(first, second, classes, classNames.toArray(String[]::new));
    }

    /// The classifier, asked about ten thousand points of the plane.
    public DecisionBoundary regions(Classifier model) {
        return new DecisionBoundary(plot, xs, ys, labels, names, model);
    }

    public DecisionBoundary size(int width, int height) {
        return new DecisionBoundary(plot.size(width, height), xs, ys, labels, names, classifier);
    }

    /// The finished plot, to add more layers: support vectors, centroids, a text.
    public Plot plot() {
        Series.require(xs.length > 0 && classifier != null, "decision boundary: points and regions are both needed");
        Bounds area = Bounds.of(xs, ys).wider(MARGIN);
        Grid grid = new Grid(area, COLUMNS, ROWS);
        double[][] predicted = grid.sample(classifier::predict);
        Plot figure = plot.xRange(area.minX(), area.maxX()).yRange(area.minY(), area.maxY());
        for (int c = 0; c < names.size(); c++) {
            List<Contour.Ring> rings = Contour.trace(grid, grid.of(c, predicted, classifier::predict));
            if (!rings.isEmpty()) {
                Color tint = Palette.tint(Palette.color(c), 0.2);
                figure = figure.with(Layer.Kind.SOLID, Contour.filled(rings), tint);
            }
        }
        for (int c = 0; c < names.size() - 1; c++) {
            List<Contour.Ring> rings = Contour.trace(grid, grid.of(c, predicted, classifier::predict));
            if (!rings.isEmpty()) {
                figure = figure.with(Layer.Kind.SEGMENTS, Contour.lines(rings, area), Palette.TEXT);
            }
        }
        return figure.points(xs, ys, labels, names.toArray(String[]::new));
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
