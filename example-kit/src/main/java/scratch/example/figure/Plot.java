package scratch.example.figure;

import java.awt.Color;
import java.awt.Graphics2D;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.DoubleBinaryOperator;
import java.util.function.UnaryOperator;

/// Anything with an x and a y axis: points, lines, steps, bands, residuals, polygons.
///
/// ```java
/// Plot.of("Least squares", "body mass index", "progression")
///     .points("patients", bmi, y)
///     .line("fitted", xs, ys)
///     .save("regression", "442 patients and the fitted line");
/// ```
/// Every method returns a new plot. Layers are drawn in the order given. Each new name gets the next
/// colour, marker and dash of the palette; a name that was used before keeps its own, and an empty name
/// is drawn in grey and left out of the legend. [#as] gives a layer the colour of its role instead. NaN in a line is a gap.
public final class Plot implements Figure {
    private final String title;
    private final Axis x;
    private final Axis y;
    private final int width;
    private final int height;
    private final boolean equalAspect;
    private final List<Layer> layers;
    private final List<Painter.Note> notes;

    private Plot(String title, Axis x, Axis y, int width, int height, boolean equalAspect,
                 List<Layer> layers, List<Painter.Note> notes) {
        this.title = title;
        this.x = x;
        this.y = y;
        this.width = width;
        this.height = height;
        this.equalAspect = equalAspect;
        this.layers = layers;
        this.notes = notes;
    }

    /// An empty plot.
    public static Plot of(String title, String xLabel, String yLabel) {
        return new Plot(title, Axis.of(xLabel), Axis.of(yLabel), 720, 440, false, List.of(), List.of());
    }

    /// A mark at each (xs[i], ys[i]). Of several thousand marks only as many are drawn as can be told apart.
    public Plot points(String name, double[] xs, double[] ys) {
        Series.check("points", xs, ys);
        return with(Layer.Kind.POINTS, name, xs, ys);
    }

    /// A large dark mark with a white rim at each (xs[i], ys[i]), which stands out on points and regions of any colour:
    /// centroids, support vectors, the point in question.
    public Plot focus(String name, double[] xs, double[] ys) {
        Series.checkFinite("focus", xs, ys);
        return with(new Layer(Layer.Kind.FOCUS, name, xs.clone(), ys.clone(), Palette.TEXT, 0));
    }

    /// Points by class: `labels[i]` is an index into `names`.
    public Plot points(double[] xs, double[] ys, int[] labels, String... names) {
        Series.check("points", xs, ys);
        Series.require(labels.length == xs.length, "points: %d labels for %d points: lengths must be equal",
            labels.length, xs.length);
        Plot plot = this;
        for (int c = 0; c < names.length; c++) {
            double[] cx = new double[xs.length];
            double[] cy = new double[xs.length];
            int n = 0;
            for (int i = 0; i < xs.length; i++) {
                Series.require(labels[i] >= 0 && labels[i] < names.length,
                    "points: label %d at index %d: %d class names are given", labels[i], i, names.length);
                if (labels[i] == c) {
                    cx[n] = xs[i];
                    cy[n++] = ys[i];
                }
            }
            if (n > 0) {
                plot = plot.with(Layer.Kind.POINTS, names[c], Arrays.copyOf(cx, n), Arrays.copyOf(cy, n));
            }
        }
        return plot;
    }

    /// Straight lines from point to point.
    public Plot line(String name, double[] xs, double[] ys) {
        Series.check("line", xs, ys);
        return with(Layer.Kind.LINE, name, xs, ys);
    }

    /// A line over 1, 2, 3, …: a loss per epoch, a series over time.
    public Plot line(String name, double[] ys) {
        return line(name, Outline.indices(1, ys.length), ys);
    }

    /// A staircase: the value stays until the next x.
    public Plot steps(String name, double[] xs, double[] ys) {
        Series.check("steps", xs, ys);
        return with(Layer.Kind.STEP, name, xs, ys);
    }

    /// One thin line from (x0[i], y0[i]) to (x1[i], y1[i]) each: residuals, error bars, neighbours.
    public Plot segments(String name, double[] x0, double[] y0, double[] x1, double[] y1) {
        Series.checkFinite("segments", x0, y0, x1, y1);
        return with(Layer.Kind.SEGMENTS, name, Outline.segments(x0, y0, x1, y1));
    }

    /// One arrow from (x0[i], y0[i]) to (x1[i], y1[i]) each: vectors, steps, principal axes.
    public Plot arrows(String name, double[] x0, double[] y0, double[] x1, double[] y1) {
        Series.checkFinite("arrows", x0, y0, x1, y1);
        return with(Layer.Kind.ARROWS, name, Outline.segments(x0, y0, x1, y1));
    }

    /// The strip between two curves: a confidence interval, a spread over repetitions.
    public Plot band(String name, double[] xs, double[] lower, double[] upper) {
        Series.checkFinite("band", xs, lower, upper);
        return with(Layer.Kind.BAND, name, Outline.strip(xs, lower, upper));
    }

    /// The line along which `f` has the value `level` within [x0, x1] × [y0, y1]: a boundary, a margin.
    public Plot contour(String name, DoubleBinaryOperator f, double level,
                        double x0, double x1, double y0, double y1) {
        Series.require(x0 < x1 && y0 < y1, "contour: [%s, %s] x [%s, %s]: an area is needed", x0, x1, y0, y1);
        Grid grid = new Grid(new Bounds(x0, x1, y0, y1), 121, 121);
        List<Contour.Ring> rings = Contour.trace(grid, grid.atLeast(grid.sample(f), level));
        Thinning.Points points = Contour.lines(rings, grid.area());
        boolean reached = Arrays.stream(points.x()).anyMatch(Double::isFinite);
        Series.require(reached, "contour: '%s' does not reach %s in this area", name, level);
        return with(Layer.Kind.LINE, name, points);
    }

    /// Filled polygons, polygon i with the corners (xs[i][j], ys[i][j]).
    public Plot polygons(String name, double[][] xs, double[][] ys) {
        Series.require(xs.length > 0 && xs.length == ys.length,
            "polygons: %d and %d corner lists: at least one, and as many x as y", xs.length, ys.length);
        for (int i = 0; i < xs.length; i++) {
            Series.checkFinite("polygons", xs[i], ys[i]);
        }
        return with(Layer.Kind.AREA, name, Outline.polygons(xs, ys));
    }

    /// Filled rectangles with the corners (x0[i], y0[i]) and (x1[i], y1[i]).
    public Plot rectangles(String name, double[] x0, double[] y0, double[] x1, double[] y1) {
        return rectangles(Layer.Kind.AREA, name, x0, y0, x1, y1);
    }

    Plot rectangles(Layer.Kind kind, String name, double[] x0, double[] y0, double[] x1, double[] y1) {
        Series.checkFinite("rectangles", x0, y0, x1, y1);
        return with(kind, name, Outline.rectangles(x0, y0, x1, y1));
    }

    /// A dashed line across the plot at height `value`.
    public Plot horizontal(String name, double value) {
        Series.checkFinite("horizontal", new double[] {value});
        return with(Layer.Kind.HORIZONTAL, name, new double[] {Double.NaN}, new double[] {value});
    }

    /// A dashed line across the plot at x = `value`.
    public Plot vertical(String name, double value) {
        Series.checkFinite("vertical", new double[] {value});
        return with(Layer.Kind.VERTICAL, name, new double[] {value}, new double[] {Double.NaN});
    }

    /// Gives the layer that was added last, and all that share its name, the colour of its role.
    public Plot as(Role role) {
        Series.require(!layers.isEmpty(), "as: '%s' has no layer yet: add one first", title);
        String name = layers.getLast().name();
        List<Layer> recoloured = new ArrayList<>();
        for (int i = 0; i < layers.size(); i++) {
            Layer layer = layers.get(i);
            boolean meant = i == layers.size() - 1 || !name.isEmpty() && layer.name().equals(name);
            recoloured.add(meant ? new Layer(layer.kind(), layer.name(), layer.x(), layer.y(), role.color(), layer.variant())
                : layer);
        }
        return new Plot(title, x, y, width, height, equalAspect, List.copyOf(recoloured), notes);
    }

    /// A short text just above (x, y).
    public Plot text(double atX, double atY, String text) {
        return with(new Painter.Note(atX, atY, text, NoteBox.Place.ABOVE, Double.NaN));
    }

    /// A short text to the right of (x, y).
    public Plot textBeside(double atX, double atY, String text) {
        return with(new Painter.Note(atX, atY, text, NoteBox.Place.RIGHT, Double.NaN));
    }

    Plot with(Painter.Note note) {
        Series.checkFinite("text", new double[] {note.x()}, new double[] {note.y()});
        List<Painter.Note> more = new ArrayList<>(notes);
        more.add(note);
        return new Plot(title, x, y, width, height, equalAspect, layers, List.copyOf(more));
    }

    public Plot xRange(double from, double to) {
        return with(x.range("xRange", from, to), y);
    }

    public Plot yRange(double from, double to) {
        return with(x, y.range("yRange", from, to));
    }

    public Plot xLog() {
        return with(x.logarithmic(), y);
    }

    public Plot yLog() {
        return with(x, y.logarithmic());
    }

    /// The x axis counts: 0, 1, 2, … are called by these names.
    public Plot xCategories(String... names) {
        return with(x.categories("xCategories", List.of(names)), y);
    }

    /// The y axis counts from the bottom: 0, 1, 2, … are called by these names.
    public Plot yCategories(String... names) {
        return with(x, y.categories("yCategories", List.of(names)));
    }

    /// One unit is as long on the x axis as on the y axis: for geometry, clusters, principal axes.
    public Plot equalAspect() {
        return new Plot(title, x, y, width, height, true, layers, notes);
    }

    /// Width and height in pixels; 720 × 440 unless set.
    public Plot size(int newWidth, int newHeight) {
        Series.checkSize(newWidth, newHeight);
        return new Plot(title, x, y, newWidth, newHeight, equalAspect, layers, notes);
    }

    @Override
    public int width() {
        return width;
    }

    @Override
    public int height() {
        return height;
    }

    @Override
    public void draw(Graphics2D g, int w, int h) {
        Series.require(!layers.isEmpty(), "plot: '%s' has no layer: add points, a line or another layer", title);
        Header header = new Header(title, layers, w);
        header.draw(g);
        Painter.paint(g, new Painter.Scene(x, y, equalAspect, layers, notes), header.height(), w, h);
    }

    private Plot with(Axis newX, Axis newY) {
        return new Plot(title, newX, newY, width, height, equalAspect, layers, notes);
    }

    private Plot with(Layer.Kind kind, String name, double[] xs, double[] ys) {
        return with(kind, name, new Thinning.Points(xs.clone(), ys.clone()));
    }

    private Plot with(Layer.Kind kind, String name, Thinning.Points points) {
        Layer before = layer(name);
        boolean plain = name.isEmpty() && kind != Layer.Kind.BAR;
        Color color = plain ? Palette.QUIET : before != null ? before.color() : Palette.color(names());
        int variant = name.isEmpty() ? 0 : variant(kind, name);
        return with(new Layer(kind, name, points.x(), points.y(), color, variant));
    }

    /// A layer with a colour of its own that is not in the legend.
    Plot with(Layer.Kind kind, Thinning.Points points, Color color) {
        return with(new Layer(kind, "", points.x(), points.y(), color, 0));
    }

    List<Layer> layers() {
        return layers;
    }

    Plot axes(UnaryOperator<Axis> forX, UnaryOperator<Axis> forY) {
        return with(forX.apply(x), forY.apply(y));
    }

    /// x and y change places.
    Plot turned() {
        return new Plot(title, y, x, width, height, equalAspect, layers, notes);
    }

    private Plot with(Layer layer) {
        List<Layer> more = new ArrayList<>(layers);
        more.add(layer);
        return new Plot(title, x, y, width, height, equalAspect, List.copyOf(more), notes);
    }

    private Layer layer(String name) {
        return layers.stream().filter(layer -> !name.isEmpty() && layer.name().equals(name)).findFirst().orElse(null);
    }

    /// How many series took a colour of the palette.
    private int names() {
        return (int) layers.stream().filter(Layer::takesColor)
            .map(Layer::name).filter(name -> !name.isEmpty()).distinct().count();
    }

    /// Markers are counted among markers and dashes among lines, so that the first line is solid.
    private int variant(Layer.Kind kind, String name) {
        List<String> alike = layers.stream()
            .filter(layer -> !layer.name().isEmpty())
            .filter(layer -> kind == Layer.Kind.POINTS ? layer.hasMarker() : layer.hasDash())
            .map(Layer::name).distinct().toList();
        return alike.contains(name) ? alike.indexOf(name) : alike.size();
    }
}
