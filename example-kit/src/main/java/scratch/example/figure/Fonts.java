package scratch.example.figure;

import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.Shape;
import java.awt.font.FontRenderContext;
import java.awt.font.TextLayout;
import java.awt.geom.AffineTransform;

/// Text in figures. It is written as outlines, so it looks the same wherever the figure is shown.
final class Fonts {
    static {
        // No window is ever opened, and asking for a display costs time or fails.
        setUnlessSet("java.awt.headless", "true");
        // The older of the JDK's two ways to its text shaper starts half a second faster; unknown JDKs ignore this.
        setUnlessSet("sun.font.layout.ffm", "false");
    }

    static final Font TITLE = new Font(Font.SANS_SERIF, Font.BOLD, 16);
    static final Font LABEL = new Font(Font.SANS_SERIF, Font.PLAIN, 13);
    static final Font SMALL = new Font(Font.SANS_SERIF, Font.PLAIN, 12);
    private static final FontRenderContext CONTEXT = new FontRenderContext(null, true, true);

    private Fonts() {
    }

    private static void setUnlessSet(String property, String value) {
        if (System.getProperty(property) == null) {
            System.setProperty(property, value);
        }
    }

    static double width(String text, Font font) {
        return text.isEmpty() ? 0 : new TextLayout(text, font, CONTEXT).getAdvance();
    }

    /// `font`, or the largest smaller one that writes `text` within `width`; 10 points at least.
    static Font fitting(String text, Font font, double width) {
        Font smaller = font;
        while (smaller.getSize() > 10 && width(text, smaller) > width) {
            smaller = smaller.deriveFont(smaller.getSize() - 1f);
        }
        return smaller;
    }

    /// Writes `text` with the left end of its base line at (x, y).
    static void left(Graphics2D g, String text, Font font, double x, double y) {
        if (!text.isEmpty()) {
            Shape outline = new TextLayout(text, font, CONTEXT).getOutline(null);
            g.fill(AffineTransform.getTranslateInstance(x, y).createTransformedShape(outline));
        }
    }

    static void centred(Graphics2D g, String text, Font font, double x, double y) {
        left(g, text, font, x - width(text, font) / 2, y);
    }
}
