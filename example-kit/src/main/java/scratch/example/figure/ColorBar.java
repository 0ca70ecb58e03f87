package scratch.example.figure;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;

/// The legend of a map: which colour stands for which number.
final class ColorBar {
    private static final int WIDTH = 14;

    private ColorBar() {
    }

    /// One box per colour from the bottom up, `labels[i]` at the boundary above box i.
    static void steps(Graphics2D g, double x, double y, double height, Color[] colors, String[] labels) {
        double step = height / colors.length;
        for (int i = 0; i < colors.length; i++) {
            g.setColor(colors[i]);
            g.fill(new Rectangle2D.Double(x, y + height - (i + 1) * step, WIDTH, step));
        }
        frame(g, x, y, height);
        double lastLabel = Double.POSITIVE_INFINITY;
        for (int i = 0; i < labels.length; i++) {
            double at = y + height - (i + 1) * step;
            if (lastLabel - at >= 14) {
                Fonts.left(g, labels[i], Fonts.SMALL, x + WIDTH + 6, at + 4);
                lastLabel = at;
            }
        }
    }

    /// A bar from the colour of `low` at the bottom to that of `high` at the top.
    static void smooth(Graphics2D g, double x, double y, double height, double low, double high, ColorScale scale) {
        int boxes = 32;
        double step = height / boxes;
        for (int i = 0; i < boxes; i++) {
            g.setColor(scale.color(low * (1 - (i + 0.5) / boxes) + high * ((i + 0.5) / boxes)));
            // Each box reaches a little under the next, or the page would shine through between them.
            double overlap = i == boxes - 1 ? 0 : 0.5;
            g.fill(new Rectangle2D.Double(x, y + height - (i + 1) * step - overlap, WIDTH, step + overlap));
        }
        frame(g, x, y, height);
        for (double value : Ticks.between(low, high, (int) (height / 42))) {
            double at = y + height * (1 - Ticks.share(value, low, high));
            Fonts.left(g, Ticks.text(value), Fonts.SMALL, x + WIDTH + 6, at + 4);
        }
    }

    private static void frame(Graphics2D g, double x, double y, double height) {
        g.setColor(Palette.AXIS);
        g.setStroke(Palette.solid(0.8f));
        g.draw(new Rectangle2D.Double(x, y, WIDTH, height));
        g.setColor(Palette.QUIET_TEXT);
    }
}
