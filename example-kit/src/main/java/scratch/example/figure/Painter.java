package scratch.example.figure;

import de.erichseifert.vectorgraphics2d.VectorGraphics2D;
import java.awt.Color;
import java.awt.Graphics2D;
import java.util.List;
import java.util.Locale;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.XYSeries.XYSeriesRenderStyle;
import org.knowm.xchart.style.Styler;
import org.knowm.xchart.style.XYStyler;
import org.knowm.xchart.style.lines.SeriesLines;
import org.knowm.xchart.style.markers.SeriesMarkers;

/// Hands layers to XChart, which does the axes, the grid and the drawing.
final class Painter {
    private static final Color NOTHING = new Color(0, 0, 0, 0);
    private static final double MARKS_PER_PIXEL = 4000.0 / (720 * 440);

    /// All that a plot shows, its title and legend aside.
    record Scene(Axis x, Axis y, boolean equalAspect, List<Layer> layers, List<Note> notes) { }

    /// A text above a place in data coordinates, or beside it.
    record Note(double x, double y, String text, boolean beside) { }

    private final XYChart chart;
    private final Axis x;
    private final Axis y;

    private Painter(Axis x, Axis y, int w, int h) {
        this.chart = new XYChart(w, h);
        this.x = x;
        this.y = y;
    }

    /// Paints the scene below the first `top` pixels of the w × h rectangle.
    static void paint(Graphics2D g, Scene scene, int top, int w, int h) {
        Bounds bounds = Bounds.of(scene.layers);
        Axis x = scene.x.fit(bounds.minX(), bounds.maxX());
        Axis y = scene.y.fit(bounds.minY(), bounds.maxY());
        Categories columns = Categories.below(x, w);
        Categories rows = Categories.beside(y);
        int chartWidth = w - rows.room();
        int chartHeight = h - top - columns.room();
        if (scene.equalAspect) {
            // XChart tells the size of its plot area only after painting: one rehearsal, off stage.
            Painter rehearsal = new Painter(x, y, chartWidth, chartHeight);
            rehearsal.perform(new VectorGraphics2D(), scene, chartWidth, chartHeight);
            double perPixel = Math.max((x.high() - x.low()) / rehearsal.pixelsX(),
                (y.high() - y.low()) / rehearsal.pixelsY());
            x = x.widen(perPixel * rehearsal.pixelsX());
            y = y.widen(perPixel * rehearsal.pixelsY());
        }
        g.translate(rows.room(), top);
        Painter painter = new Painter(x, y, chartWidth, chartHeight);
        painter.perform(g, scene, chartWidth, chartHeight);
        columns.drawBelow(g, painter.chart, chartHeight);
        rows.drawBeside(g, painter.chart);
        g.translate(-rows.room(), -top);
    }

    private void perform(Graphics2D g, Scene scene, int w, int h) {
        style(chart.getStyler());
        chart.setXAxisTitle(x.isMeasured() ? x.label() : "");
        chart.setYAxisTitle(y.isMeasured() ? y.label() : "");
        frame();
        int marks = scene.layers.stream().filter(Layer::hasMarker).mapToInt(layer -> layer.x().length).sum();
        double share = Math.min(1, Math.max(300, MARKS_PER_PIXEL * w * h) / Math.max(1, marks));
        for (Layer layer : scene.layers) {
            add(layer, w, h, share);
        }
        for (Note note : scene.notes) {
            chart.addAnnotation(new NoteBox(note.text(), note.x() * x.unit(), note.y() * y.unit(),
                note.beside()));
        }
        chart.paint(g, w, h);
    }

    private double pixelsX() {
        return chart.getScreenXFromChart(x.chartHigh()) - chart.getScreenXFromChart(x.chartLow());
    }

    private double pixelsY() {
        return chart.getScreenYFromChart(y.chartLow()) - chart.getScreenYFromChart(y.chartHigh());
    }

    private void style(XYStyler styler) {
        styler.setLegendVisible(false).setLegendPosition(Styler.LegendPosition.InsideNE)
            .setChartTitleVisible(false).setChartPadding(12).setChartFontColor(Palette.TEXT)
            .setChartBackgroundColor(NOTHING).setPlotBackgroundColor(Color.WHITE).setPlotBorderVisible(false)
            .setPlotContentSize(1);
        styler.setAxisTitleFont(Fonts.LABEL).setAxisTickLabelsFont(Fonts.SMALL)
            .setXAxisTickLabelsColor(Palette.QUIET_TEXT).setYAxisTickLabelsColor(Palette.QUIET_TEXT)
            .setXAxisTickMarksColor(Palette.AXIS).setYAxisTickMarksColor(Palette.AXIS)
            .setAxisTickMarkLength(5).setAxisTickMarksStroke(Palette.solid(1)).setAxisTitlePadding(8)
            .setXAxisTicksVisible(x.isMeasured()).setYAxisTicksVisible(y.isMeasured())
            .setPlotGridVerticalLinesVisible(x.isMeasured()).setPlotGridHorizontalLinesVisible(y.isMeasured())
            .setPlotGridLinesColor(Palette.GRID).setPlotGridLinesStroke(Palette.solid(1))
            .setPlotMargin(0).setXAxisTickMarkSpacingHint(70).setYAxisTickMarkSpacingHint(42)
            .setLocale(Locale.ROOT);
        styler.setXAxisMin(x.chartLow()).setXAxisMax(x.chartHigh()).setYAxisMin(y.chartLow())
            .setYAxisMax(y.chartHigh());
        styler.setXAxisLogarithmic(x.log()).setXAxisLogarithmicDecadeOnly(!x.isFewDecades());
        styler.setYAxisLogarithmic(y.log()).setYAxisLogarithmicDecadeOnly(!y.isFewDecades());
        if (!x.log()) {
            chart.setCustomXAxisTickLabelsFormatter(x::tick);
        }
        if (!y.log()) {
            chart.setCustomYAxisTickLabelsFormatter(y::tick);
        }
    }

    /// Where all data are equally spaced, XChart puts the ticks on data points: 1, 8, 15 instead of 0, 5, 10.
    /// Three invisible points with uneven gaps keep it from doing so.
    private void frame() {
        XYSeries frame = chart.addSeries("frame", uneven(x), uneven(y));
        frame.setMarker(SeriesMarkers.NONE).setLineStyle(SeriesLines.NONE);
        frame.setXYSeriesRenderStyle(XYSeriesRenderStyle.Scatter);
    }

    private static double[] uneven(Axis axis) {
        double low = axis.chartLow();
        double high = axis.chartHigh();
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
            xs[i] = gap ? x.chartLow() : points.x()[i] * x.unit();
            ys[i] = gap ? Double.NaN : points.y()[i] * y.unit();
        }
        dress(chart.addSeries("layer " + chart.getSeriesMap().size(), xs, ys), layer);
    }

    private static void dress(XYSeries series, Layer layer) {
        Color color = layer.color();
        series.setMarker(SeriesMarkers.NONE).setLineStyle(SeriesLines.NONE).setLineColor(color);
        series.setXYSeriesRenderStyle(switch (layer.kind()) {
            case POINTS -> XYSeriesRenderStyle.Scatter;
            case STEP -> XYSeriesRenderStyle.Step;
            case AREA, BAND, SOLID -> XYSeriesRenderStyle.PolygonArea;
            default -> XYSeriesRenderStyle.Line;
        });
        switch (layer.kind()) {
            case POINTS -> {
                int n = layer.x().length;
                series.setMarker(new Mark(layer.variant(), n <= 60 ? 8.5 : n <= 300 ? 7 : n <= 1000 ? 5.5 : 4));
                series.setMarkerColor(Palette.fade(color, n > 40 ? 0.75 : 0.9));
            }
            case LINE, STEP -> series.setLineStyle(Palette.stroke(layer.variant(), 2.2f));
            case SEGMENTS -> series.setLineStyle(Palette.solid(1.2f));
            case HAIRLINE -> series.setLineStyle(Palette.solid(0.6f));
            case HORIZONTAL, VERTICAL -> series.setLineStyle(Palette.dashed(1.5f));
            case AREA -> series.setLineStyle(Palette.solid(1)).setFillColor(Palette.fade(color, 0.55));
            case BAND -> series.setFillColor(Palette.fade(color, 0.22));
            case SOLID -> series.setFillColor(color);
        }
    }
}
