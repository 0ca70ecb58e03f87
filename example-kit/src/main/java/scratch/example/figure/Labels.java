package scratch.example.figure;

import java.awt.Graphics2D;
import java.awt.geom.RoundRectangle2D;

/// Names along the sides of a figure.
final class Labels {
    /// Names that do not fit side by side lean by this angle.
    static final double SLANT = Math.toRadians(35);

    private Labels() {
    }

    /// A name whose upper middle (slanted: upper right end) is at (x, y).
    static void below(Graphics2D g, String name, double x, double y, boolean slanted) {
        if (!slanted) {
            Fonts.centred(g, name, Fonts.SMALL, x, y + 5);
            return;
        }
        g.translate(x + 4, y);
        g.rotate(-SLANT);
        Fonts.left(g, name, Fonts.SMALL, -Fonts.width(name, Fonts.SMALL), 4);
        g.rotate(SLANT);
        g.translate(-x - 4, -y);
    }

    /// A name that ends at x, half of it above y.
    static void beside(Graphics2D g, String name, double x, double y) {
        Fonts.left(g, name, Fonts.SMALL, x - Fonts.width(name, Fonts.SMALL), y + 4);
    }

    /// A title that reads upwards, centred at y.
    static void upwards(Graphics2D g, String title, double x, double y) {
        g.translate(x, y);
        g.rotate(-Math.PI / 2);
        Fonts.centred(g, title, Fonts.LABEL, 0, 0);
        g.rotate(Math.PI / 2);
        g.translate(-x, -y);
    }

    /// A text in the middle of a pale box, so that grid and data do not cross it.
    static void boxed(Graphics2D g, String text, double left, double base) {
        g.setColor(Palette.fade(Palette.PAPER, 0.8));
        g.fill(new RoundRectangle2D.Double(left - 3, base - 12,
            Fonts.width(text, Fonts.SMALL) + 6, 16, 4, 4));
        g.setColor(Palette.TEXT);
        Fonts.left(g, text, Fonts.SMALL, left, base);
    }
}
