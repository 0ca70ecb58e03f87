package scratch.example.figure;

import de.erichseifert.vectorgraphics2d.VectorGraphics2D;
import java.awt.Color;
import java.awt.Graphics2D;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.XYSeries.XYSeriesRenderStyle;
import org.knowm.xchart.style.AxesChartStyler;
import org.knowm.xchart.style.Styler;
import org.knowm.xchart.style.XYStyler;
import org.knowm.xchart.style.lines.SeriesLines;
import org.knowm.xchart.style.markers.SeriesMarkers;

/// Hands layers to XChart, which does the axes, the grid and the drawing. A logarithmic axis is plain to it: it gets the
/// logarithms.
final class Painter {
    private static final Color NOTHING = new Color(0, 0, 0, 0);
    /// Room around XChart's part of a figure.
    static final int PADDING = 12;

    private static final double MARKS_PER_PIXEL = 4000.0 / (720 * 440);

    /// All that a plot shows, its title and legend aside.
    record Scene(Axis x, Axis y, boolean equalAspect, List<Layer> layers, List<Note> notes) { }

    /// A text at a place in data coordinates; left out where it is wider than `room`, on the x axis.
    record Note(double x, double y, String text, NoteBox.Place place, double room) { }

    private final XYChart chart;
    private final Scale x;
    private final Scale y;

    private Painter(Scale x, Scale y, int w, int h) {
        this.chart = new XYChart(w, h);
        this.x = x;
        this.y = y;
    }

    /// Paints the scene below the first `top` pixels of the w × h rectangle.
    static void paint(Graphics2D g, Scene scene, int top, int w, int h) {
        Bounds bounds = Bounds.of(scene.layers);
        Scale x = scene.x.fit(bounds.minX(), bounds.maxX());
        Scale y = scene.y.fit(bounds.minY(), bounds.maxY());
        Beside below = Beside.below(x, w);
        Beside left = Beside.left(y, h - top);
        int chartWidth = w - left.room();
        int chartHeight = h - top - below.room();
        if (scene.equalAspect) {
            // XChart tells the size of its plot area only after painting: one rehearsal, off stage.
            Painter rehearsal = new Painter(x, y, chartWidth, chartHeight);
            rehearsal.perform(new VectorGraphics2D(), placed(scene.layers, x, y), scene.notes, chartWidth, chartHeight);
            double perPixel = Math.max(x.halfSpan() / rehearsal.pixelsX(), y.halfSpan() / rehearsal.pixelsY());
            x = x.widen(perPixel * rehearsal.pixelsX());
            y = y.widen(perPixel * rehearsal.pixelsY());
        }
        g.translate(left.room(), top);
        Painter painter = new Painter(x, y, chartWidth, chartHeight);
        List<Layer> layers = placed(scene.layers, x, y);
        layers.addAll(0, left.gridAcross(x));
        layers.addAll(0, below.gridUp(y));
        painter.perform(g, layers, scene.notes, chartWidth, chartHeight);
        below.drawBelow(g, painter::pixelX, chartHeight);
        left.drawLeft(g, painter::pixelY);
        g.translate(-left.room(), -top);
    }

    /// The layers with positions along the axes instead of values.
    private static List<Layer> placed(List<Layer> layers, Scale x, Scale y) {
        List<Layer> placed = new ArrayList<>();
        for (Layer layer : layers) {
            placed.add(new Layer(layer.kind(), layer.name(), x.positions(layer.x()), y.positions(layer.y()), layer.color(),
                layer.variant()));
        }
        return placed;
    }

    private void perform(Graphics2D g, List<Layer> layers, List<Note> notes, int w, int h) {
        style(chart.getStyler());
        chart.setXAxisTitle(x.isPlain() ? x.label() : "");
        chart.setYAxisTitle(y.isPlain() ? y.label() : "");
        frame();
        int marks = layers.stream().filter(Layer::hasMarker).mapToInt(layer -> layer.x().length).sum();
        double share = Math.min(1, Math.max(300, MARKS_PER_PIXEL * w * h) / Math.max(1, marks));
        for (Layer layer : layers) {
            add(layer, w, h, share);
            if (layer.kind() == Layer.Kind.ARROWS) {
                chart.addAnnotation(new ArrowHeads(layer, x, y));
            }
        }
        for (Note note : notes) {
            chart.addAnnotation(new NoteBox(note.text(), x.chart(x.position(note.x())), y.chart(y.position(note.y())),
                note.place(), x.chart(note.room())));
        }
        chart.paint(g, w, h);
    }

    private double pixelsX() {
        return pixelX(x.high()) - pixelX(x.low());
    }

    private double pixelsY() {
        return pixelY(y.low()) - pixelY(y.high());
    }

    private double pixelX(double position) {
        return chart.getScreenXFromChart(x.chart(position));
    }

    private double pixelY(double position) {
        return chart.getScreenYFromChart(y.chart(position));
    }

    private void style(XYStyler styler) {
        styler.setLegendVisible(false).setLegendPosition(Styler.LegendPosition.InsideNE)
            .setChartTitleVisible(false).setChartPadding(PADDING).setChartFontColor(Palette.TEXT)
            .setChartBackgroundColor(NOTHING).setPlotBackgroundColor(Palette.PAPER).setPlotBorderVisible(false)
            .setPlotContentSize(1);
        styler.setAxisTitleFont(Fonts.LABEL).setAxisTickLabelsFont(Fonts.SMALL)
            .setXAxisTickLabelsColor(Palette.QUIET_TEXT).setYAxisTickLabelsColor(Palette.QUIET_TEXT)
            .setYAxisLabelAlignment(AxesChartStyler.TextAlignment.Right)
            .setXAxisTickMarksColor(Palette.AXIS).setYAxisTickMarksColor(Palette.AXIS)
            .setAxisTickMarkLength(5).setAxisTickMarksStroke(Palette.solid(1)).setAxisTitlePadding(10)
            .setXAxisTicksVisible(x.isPlain()).setYAxisTicksVisible(y.isPlain())
            .setPlotGridVerticalLinesVisible(x.isPlain()).setPlotGridHorizontalLinesVisible(y.isPlain())
            .setPlotGridLinesColor(Palette.GRID).setPlotGridLinesStroke(new GridStroke())
            .setPlotMargin(0).setXAxisTickMarkSpacingHint(70).setYAxisTickMarkSpacingHint(42)
            .setLocale(Locale.ROOT);
        styler.setXAxisMin(x.chartLow()).setXAxisMax(x.chartHigh()).setYAxisMin(y.chartLow())
            .setYAxisMax(y.chartHigh());
        chart.setCustomXAxisTickLabelsFormatter(x::tick);
        chart.setCustomYAxisTickLabelsFormatter(y::tick);
    }

    /// Where all data are equally spaced, XChart puts the ticks on data points: 1, 8, 15 instead of 0, 5, 10.
    /// Three invisible points with uneven gaps keep it from doing so.
    private void frame() {
        XYSeries frame = chart.addSeries("frame", uneven(x), uneven(y));
        frame.setMarker(SeriesMarkers.NONE).setLineStyle(SeriesLines.NONE);
        frame.setXYSeriesRenderStyle(XYSeriesRenderStyle.Scatter);
    }

    private static double[] uneven(Scale scale) {
        double low = scale.chartLow();
        double high = scale.chartHigh();
        return new double[] {low, low + 0.381966 * (high - low), high};
    }

    private void add(Layer layer, int w, int h, double share) {
        Thinning.Points points = switch (layer.kind()) {
            case HORIZONTAL -> new Thinning.Points(new double[] {x.low(), x.high()},
                new double[] {layer.y()[0], layer.y()[0]});
            case VERTICAL -> new Thinning.Points(new double[] {layer.x()[0], layer.x()[0]},
                new double[] {y.low(), y.high()});
            case POINTS -> Thinning.marks(layer.x(), layer.y(), Math.max(1, (int) (share * layer.x().length)),
                v -> w * x.fraction(v), v -> h * y.fraction(v));
            case LINE -> Thinning.line(layer.x(), layer.y(), w, v -> w * x.fraction(v));
            default -> new Thinning.Points(layer.x(), layer.y());
        };
        int n = points.x().length;
        double[] xs = new double[n];
        double[] ys = new double[n];
        for (int i = 0; i < n; i++) {
            // XChart looks for the gap in y alone.
            boolean gap = Double.isNaN(points.x()[i]) || Double.isNaN(points.y()[i]);
            xs[i] = gap ? x.chartLow() : x.chart(points.x()[i]);
            ys[i] = gap ? Double.NaN : y.chart(points.y()[i]);
        }
        double shrink = Math.clamp(Math.sqrt(w * h / (720.0 * 400)), 0.7, 1);
        dress(chart.addSeries("layer " + chart.getSeriesMap().size(), xs, ys), layer, shrink);
    }

    private static void dress(XYSeries series, Layer layer, double shrink) {
        Color color = layer.color();
        series.setMarker(SeriesMarkers.NONE).setLineStyle(SeriesLines.NONE).setLineColor(color);
        series.setXYSeriesRenderStyle(switch (layer.kind()) {
            case POINTS, FOCUS -> XYSeriesRenderStyle.Scatter;
            case STEP -> XYSeriesRenderStyle.Step;
            case AREA, BAR, BAND, SOLID -> XYSeriesRenderStyle.PolygonArea;
            default -> XYSeriesRenderStyle.Line;
        });
        switch (layer.kind()) {
            case POINTS -> {
                int n = layer.x().length;
                double size = n <= 60 ? 8.5 : n <= 300 ? 7 : n <= 1000 ? 5.5 : 4;
                series.setMarker(new Mark(layer.variant(), size * shrink));
                series.setMarkerColor(Palette.fade(color, n > 40 ? 0.75 : 0.9));
            }
            case FOCUS -> series.setMarker(Mark.rimmed(11)).setMarkerColor(color);
            case LINE, STEP -> series.setLineStyle(Palette.stroke(layer.variant(), 2.2f));
            case ARROWS -> series.setLineStyle(Palette.solid(2));
            case GRID -> series.setLineStyle(Palette.solid(1));
            case SEGMENTS -> series.setLineStyle(Palette.solid(1.2f));
            case HAIRLINE -> series.setLineStyle(Palette.solid(0.6f));
            case HORIZONTAL, VERTICAL -> series.setLineStyle(Palette.dashed(1.5f));
            case BAR -> series.setLineStyle(Palette.solid(1)).setFillColor(Palette.tint(color, 0.65));
            case AREA -> series.setLineStyle(Palette.solid(1)).setFillColor(Palette.fade(color, 0.55));
            case BAND -> series.setFillColor(Palette.fade(color, 0.22));
            case SOLID -> series.setFillColor(color);
        }
    }
}
