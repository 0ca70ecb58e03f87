package scratch.example.figure;

import java.awt.Graphics2D;
import org.knowm.xchart.internal.chartpart.Annotation;

/// A short text just above a point of the chart, or to its right.
final class NoteBox extends Annotation {
    private final String text;
    private final double x;
    private final double y;
    private final boolean beside;

    NoteBox(String text, double x, double y, boolean beside) {
        super(false);
        this.text = text;
        this.x = x;
        this.y = y;
        this.beside = beside;
    }

    @Override
    public void paint(Graphics2D g) {
        double width = Fonts.width(text, Fonts.SMALL);
        double px = getXAxisScreenValue(x);
        double py = getYAxisScreenValue(y);
        double first = getXAxisScreenValueForMin() + 4;
        double last = Math.max(first, getXAxisScreenValueForMax() - 4 - width);
        if (beside) {
            Labels.boxed(g, text, px + 6 <= last ? px + 6 : px - width - 6, py + 4);
        } else {
            boolean above = py - 22 >= getYAxisScreenValueForMin();
            Labels.boxed(g, text, Math.clamp(px - width / 2, first, last), above ? py - 7 : py + 18);
        }
    }
}
