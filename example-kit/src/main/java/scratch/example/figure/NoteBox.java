package scratch.example.figure;

import java.awt.Graphics2D;
import java.awt.geom.RoundRectangle2D;
import org.knowm.xchart.internal.chartpart.Annotation;

/// A short text just above a point of the chart, on a pale ground so that grid and data do not cross it.
final class NoteBox extends Annotation {
    private final String text;
    private final double x;
    private final double y;

    NoteBox(String text, double x, double y) {
        super(false);
        this.text = text;
        this.x = x;
        this.y = y;
    }

    @Override
    public void paint(Graphics2D g) {
        double width = Fonts.width(text, Fonts.SMALL);
        double left = getXAxisScreenValueForMin() + 4;
        double right = getXAxisScreenValueForMax() - 4;
        double centre = Math.clamp(getXAxisScreenValue(x), left + width / 2, Math.max(left, right - width / 2));
        double base = getYAxisScreenValue(y) - 9;
        if (base - 14 < getYAxisScreenValueForMax()) {
            base = getYAxisScreenValue(y) + 20;
        }
        g.setColor(Palette.fade(java.awt.Color.WHITE, 0.85));
        g.fill(new RoundRectangle2D.Double(centre - width / 2 - 3, base - 12, width + 6, 16, 4, 4));
        g.setColor(Palette.TEXT);
        Fonts.centred(g, text, Fonts.SMALL, centre, base);
    }
}
