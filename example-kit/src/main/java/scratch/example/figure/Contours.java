package scratch.example.figure;

import java.awt.Color;
import java.awt.Graphics2D;
import java.util.Arrays;
import java.util.List;
import java.util.function.DoubleBinaryOperator;
import java.util.function.UnaryOperator;

/// A function of two variables as a map with height lines: a loss valley and the way down.
///
/// ```java
/// Contours.of("Gradient descent", "w0", "w1", loss, -2, 2, -1, 3)
///     .with(map -> map.line("steps", w0, w1).points("start", new double[] {-1.5}, new double[] {2}))
///     .save("valley", "A curved valley; the steps zigzag down to its lowest point");
/// ```
/// Low is dark, high is pale. Nine height lines part the area into ten pieces of equal size, so that a
/// flat valley shows as much as its steep walls; [#levels] chooses others.
public final class Contours implements Figure {
    /// Grey, so that every colour of the palette shows on it.
    private static final Color GROUND = new Color(0x5A6B78);
    private static final int NODES = 91;
    private static final int PARTS = 10;
    private static final int BAR = 78;

    private final Plot plot;
    private final Grid grid;
    private final double[][] values;
    private final double[] levels;        // ascending
    private final UnaryOperator<Plot> overlay;

    private Contours(Plot plot, Grid grid, double[][] values, double[] levels, UnaryOperator<Plot> overlay) {
        this.plot = plot;
        this.grid = grid;
        this.values = values;
        this.levels = levels;
        this.overlay = overlay;
    }

    /// The map of `f` over [x0, x1] × [y0, y1].
    public static Contours of(String title, String xLabel, String yLabel, DoubleBinaryOperator f,
                              double x0, double x1, double y0, double y1) {
        Plot plot = Plot.of(title, xLabel, yLabel).xRange(x0, x1).yRange(y0, y1);
        Grid grid = new Grid(new Bounds(x0, x1, y0, y1), NODES, NODES);
        double[][] values = grid.sample(f);
        double[] sorted = Arrays.stream(values).flatMapToDouble(Arrays::stream).filter(Double::isFinite).sorted()
            .toArray();
        Series.require(sorted.length > 0, "contours: the function is finite nowhere: choose another area");
        double[] levels = new double[PARTS - 1];
        Arrays.setAll(levels, i -> Ticks.round(sorted[(i + 1) * (sorted.length - 1) / PARTS], 2));
        return new Contours(plot, grid, values, Arrays.stream(levels).sorted().distinct().toArray(), p -> p);
    }

    /// Height lines at these values.
    public Contours levels(double... heights) {
        Series.checkFinite("levels", heights);
        return new Contours(plot, grid, values, Arrays.stream(heights).sorted().distinct().toArray(), overlay);
    }

    /// Draws layers on top of the map.
    public Contours with(UnaryOperator<Plot> layers) {
        return new Contours(plot, grid, values, levels, map -> layers.apply(overlay.apply(map)));
    }

    public Contours size(int width, int height) {
        return new Contours(plot.size(width, height), grid, values, levels, overlay);
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
        Bounds area = grid.area();
        Plot map = plot.with(Layer.Kind.SOLID, new Thinning.Points(
            new double[] {area.minX(), area.maxX(), area.maxX(), area.minX()},
            new double[] {area.minY(), area.minY(), area.maxY(), area.maxY()}), color(0));
        for (int k = 0; k < levels.length; k++) {
            List<Contour.Ring> rings = Contour.trace(grid, grid.atLeast(values, levels[k]));
            if (!rings.isEmpty()) {
                map = map.with(Layer.Kind.SOLID, Contour.filled(rings), color(k + 1));
                map = map.with(Layer.Kind.HAIRLINE, Contour.lines(rings, area), Palette.tint(GROUND, 0.9));
            }
        }
        overlay.apply(map).draw(g, width - BAR, height);
        Color[] colors = new Color[levels.length + 1];
        Arrays.setAll(colors, this::color);
        String[] labels = Arrays.stream(levels).mapToObj(Ticks::text).toArray(String[]::new);
        ColorBar.steps(g, width - BAR + 4, 58, height - 58 - 60, colors, labels);
    }

    private Color color(int k) {
        double height = levels.length == 0 ? 0 : (double) k / levels.length;
        return Palette.tint(GROUND, 0.72 - 0.68 * height);
    }
}
