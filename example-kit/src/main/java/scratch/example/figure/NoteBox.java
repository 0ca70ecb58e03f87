package scratch.example.figure;

import java.awt.Graphics2D;
import org.knowm.xchart.internal.chartpart.Annotation;

/// A short text beside a point of the chart.
final class NoteBox extends Annotation {
    private final String text;
    private final double x;
    private final double y;
    private final Place place;
    private final double room;         // NaN: any

    /// On which side of the point.
    enum Place { ABOVE, BELOW, LEFT, RIGHT }

    NoteBox(String text, double x, double y, Place place, double room) {
        super(false);
        this.text = text;
        this.x = x;
        this.y = y;
        this.place = place;
        this.room = room;
    }

    @Override
    public void paint(Graphics2D g) {
        double width = Fonts.width(text, Fonts.SMALL);
        // XChart rounds to whole pixels: ten rooms are measured more exactly than one.
        double pixels = (getXAxisScreenValue(x + 10 * room) - getXAxisScreenValue(x)) / 10.0;
        if (!Double.isNaN(room) && pixels < width) {
            return;
        }
        double px = getXAxisScreenValue(x);
        double py = getYAxisScreenValue(y);
        double first = getXAxisScreenValueForMin() + 4;
        double last = Math.max(first, getXAxisScreenValueForMax() - 4 - width);
        Place free = place;
        if (place == Place.ABOVE && py - 20 < getYAxisScreenValueForMin()) {
            free = Place.BELOW;
        } else if (place == Place.RIGHT && px + 6 > last) {
            free = Place.LEFT;
        }
        switch (free) {
            case ABOVE -> Labels.boxed(g, text, Math.clamp(px - width / 2, first, last), py - 7);
            case BELOW -> Labels.boxed(g, text, Math.clamp(px - width / 2, first, last), py + 18);
            case RIGHT -> Labels.boxed(g, text, px + 7, py + 4);
            case LEFT -> Labels.boxed(g, text, px - width - 7, py + 4);
        }
    }
}
