package scratch.example.figure;

import java.awt.Color;
import java.awt.Graphics2D;
import java.util.List;
import java.util.Locale;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.style.Styler;
import org.knowm.xchart.style.XYStyler;
import org.knowm.xchart.style.lines.SeriesLines;
import org.knowm.xchart.style.markers.SeriesMarkers;

/// Hands layers to XChart, which does the axes, the grid and the drawing.
final class Painter {
    private static final Color NOTHING = new Color(0, 0, 0, 0);

    /// All that a plot shows, its title and legend aside.
    record Scene(Axis x, Axis y, boolean equalAspect, List<Layer> layers, List<Plot.Note> notes) { }

    private final XYChart chart;
    private final Axis x;
    private final Axis y;

    private Painter(XYChart chart, Axis x, Axis y) {
        this.chart = chart;
        this.x = x;
        this.y = y;
    }

    /// Paints the scene below the first `top` pixels of the w × h rectangle.
    static void paint(Graphics2D g, Scene scene, int top, int w, int h) {
        Bounds bounds = Bounds.of(scene.layers);
        Axis x = scene.x.fit(bounds.minX(), bounds.maxX());
        Axis y = scene.y.fit(bounds.minY(), bounds.maxY());
        if (scene.equalAspect) {
            // XChart tells the size of its plot area only after painting: one rehearsal, off stage.
            Painter rehearsal = new Painter(new XYChart(w, h - top), x, y);
            rehearsal.perform(new de.erichseifert.vectorgraphics2d.VectorGraphics2D(), scene, w, h - top);
            double pixelsX = rehearsal.chart.getScreenXFromChart(x.high() * x.unit())
                - rehearsal.chart.getScreenXFromChart(x.low() * x.unit());
            double pixelsY = rehearsal.chart.getScreenYFromChart(y.low() * y.unit())
                - rehearsal.chart.getScreenYFromChart(y.high() * y.unit());
            double perPixel = Math.max((x.high() - x.low()) / pixelsX, (y.high() - y.low()) / pixelsY);
            x = x.widen(perPixel * pixelsX);
            y = y.widen(perPixel * pixelsY);
        }
        g.translate(0, top);
        new Painter(new XYChart(w, h - top), x, y).perform(g, scene, w, h - top);
        g.translate(0, -top);
    }

    private void perform(Graphics2D g, Scene scene, int w, int h) {
        style(chart.getStyler());
        chart.setXAxisTitle(x.label());
        chart.setYAxisTitle(y.label());
        frame();
        for (Layer layer : scene.layers) {
            add(layer);
        }
        for (Plot.Note note : scene.notes) {
            chart.addAnnotation(new NoteBox(note.text(), note.x() * x.unit(), note.y() * y.unit()));
        }
        chart.paint(g, w, h);
    }

    private void style(XYStyler styler) {
        styler.setLegendVisible(false).setChartTitleVisible(false).setChartPadding(12)
            .setLegendPosition(Styler.LegendPosition.InsideNE)
            .setChartBackgroundColor(NOTHING).setPlotBackgroundColor(Color.WHITE).setPlotBorderVisible(false)
            .setChartFontColor(Palette.TEXT).setPlotContentSize(1);
        styler.setAxisTitleFont(Fonts.LABEL).setAxisTickLabelsFont(Fonts.SMALL)
            .setXAxisTickLabelsColor(Palette.QUIET_TEXT).setYAxisTickLabelsColor(Palette.QUIET_TEXT)
            .setAxisTickMarksColor(Palette.AXIS).setAxisTickMarkLength(5).setAxisTickMarksStroke(Palette.solid(1))
            .setPlotGridLinesColor(Palette.GRID).setPlotGridLinesStroke(Palette.solid(1))
            .setPlotMargin(0).setAxisTitlePadding(8).setXAxisTickMarkSpacingHint(70).setYAxisTickMarkSpacingHint(42)
            .setLocale(Locale.ROOT);
        styler.setXAxisMin(x.low() * x.unit()).setXAxisMax(x.high() * x.unit());
        styler.setYAxisMin(y.low() * y.unit()).setYAxisMax(y.high() * y.unit());
        styler.setXAxisLogarithmic(x.log()).setXAxisLogarithmicDecadeOnly(!x.fewDecades());
        styler.setYAxisLogarithmic(y.log()).setYAxisLogarithmicDecadeOnly(!y.fewDecades());
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
        double[] xs = uneven(x);
        XYSeries frame = chart.addSeries("frame", xs, uneven(y));
        frame.setMarker(SeriesMarkers.NONE).setLineStyle(SeriesLines.NONE);
        frame.setXYSeriesRenderStyle(XYSeries.XYSeriesRenderStyle.Scatter);
    }

    private static double[] uneven(Axis axis) {
        double low = axis.low() * axis.unit();
        double high = axis.high() * axis.unit();
        return new double[] {low, low + 0.381966 * (high - low), high};
    }

    private void add(Layer layer) {
        double[] xs = layer.x().clone();
        double[] ys = layer.y().clone();
        if (layer.kind() == Layer.Kind.HORIZONTAL) {
            xs = new double[] {x.low(), x.high()};
            ys = new double[] {layer.y()[0], layer.y()[0]};
        } else if (layer.kind() == Layer.Kind.VERTICAL) {
            xs = new double[] {layer.x()[0], layer.x()[0]};
            ys = new double[] {y.low(), y.high()};
        }
        for (int i = 0; i < xs.length; i++) {
            if (Double.isNaN(xs[i]) || Double.isNaN(ys[i])) {
                xs[i] = x.low();            // XChart looks for the gap in y alone
                ys[i] = Double.NaN;
            }
            xs[i] *= x.unit();
            ys[i] *= y.unit();
        }
        XYSeries series = chart.addSeries("layer " + chart.getSeriesMap().size(), xs, ys);
        Color color = Palette.color(layer.series());
        series.setMarker(SeriesMarkers.NONE).setLineStyle(SeriesLines.NONE).setLineColor(color);
        series.setXYSeriesRenderStyle(XYSeries.XYSeriesRenderStyle.Line);
        switch (layer.kind()) {
            case POINTS -> {
                series.setXYSeriesRenderStyle(XYSeries.XYSeriesRenderStyle.Scatter);
                series.setMarker(new Mark(layer.series(), markSize(xs.length)));
                series.setMarkerColor(Palette.fade(color, xs.length > 40 ? 0.72 : 0.9));
            }
            case LINE -> series.setLineStyle(Palette.stroke(layer.series(), 2.2f));
            case SEGMENTS -> series.setLineStyle(Palette.solid(1.2f));
            case HORIZONTAL, VERTICAL -> series.setLineStyle(Palette.dashed(1.5f));
            case STEP -> {
                series.setXYSeriesRenderStyle(XYSeries.XYSeriesRenderStyle.Step);
                series.setLineStyle(Palette.stroke(layer.series(), 2.2f));
            }
            case AREA, BAND -> {
                series.setXYSeriesRenderStyle(XYSeries.XYSeriesRenderStyle.PolygonArea);
                series.setFillColor(Palette.fade(color, layer.kind() == Layer.Kind.BAND ? 0.22 : 0.55));
            }
        }
    }

    private static double markSize(int n) {
        return n <= 60 ? 8.5 : n <= 300 ? 7 : n <= 1000 ? 5.5 : 4;
    }
}
