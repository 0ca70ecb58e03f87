package scratch.example.figure;

import java.awt.Graphics2D;
import java.util.List;
import org.knowm.xchart.XYChart;

/// The names along an axis that counts instead of measuring: below the chart or to the left of it.
record Categories(Axis axis, int room, boolean slanted) {
    private static final int LINE = 16;

    static Categories below(Axis axis, int width) {
        if (axis.isMeasured()) {
            return new Categories(axis, 0, false);
        }
        double widest = widest(axis.categories());
        boolean slanted = widest > (width - 70.0) / axis.categories().size() - 8;
        double names = slanted ? widest * Math.sin(Labels.SLANT) + LINE : LINE;
        return new Categories(axis, (int) names + (axis.label().isEmpty() ? 2 : LINE + 8), slanted);
    }

    static Categories beside(Axis axis) {
        return new Categories(axis, axis.isMeasured() ? 0 : (int) widest(axis.categories()) + 16, false);
    }

    private static double widest(List<String> names) {
        return names.stream().mapToDouble(name -> Fonts.width(name, Fonts.SMALL)).max().orElse(0);
    }

    void drawBelow(Graphics2D g, XYChart chart, int chartHeight) {
        if (axis.isMeasured()) {
            return;
        }
        g.setColor(Palette.QUIET_TEXT);
        for (int i = 0; i < axis.categories().size(); i++) {
            double x = chart.getScreenXFromChart(i * axis.unit());
            Labels.below(g, axis.categories().get(i), x, chartHeight, slanted);
        }
        double left = chart.getScreenXFromChart(axis.chartLow());
        double right = chart.getScreenXFromChart(axis.chartHigh());
        g.setColor(Palette.TEXT);
        Fonts.centred(g, axis.label(), Fonts.LABEL, (left + right) / 2, chartHeight + room - 12.0);
    }

    void drawBeside(Graphics2D g, XYChart chart) {
        g.setColor(Palette.QUIET_TEXT);
        for (int i = 0; i < axis.categories().size(); i++) {
            Labels.beside(g, axis.categories().get(i), 6, chart.getScreenYFromChart(i * axis.unit()));
        }
    }
}
