package scratch.example.figure;

import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.Shape;
import java.awt.font.FontRenderContext;
import java.awt.font.TextLayout;
import java.awt.geom.AffineTransform;

/// Text in figures. It is written as outlines, so it looks the same wherever the figure is shown.
final class Fonts {
    static final Font TITLE = new Font(Font.SANS_SERIF, Font.BOLD, 16);
    static final Font LABEL = new Font(Font.SANS_SERIF, Font.PLAIN, 13);
    static final Font SMALL = new Font(Font.SANS_SERIF, Font.PLAIN, 12);
    private static final FontRenderContext CONTEXT = new FontRenderContext(null, true, true);

    static {
        // The older of the JDK's two ways to its text shaper starts half a second faster; unknown JDKs ignore this.
        if (System.getProperty("sun.font.layout.ffm") == null) {
            System.setProperty("sun.font.layout.ffm", "false");
        }
    }

    private Fonts() {
    }

    /// Whether this machine can draw text at all, asked before anything else is drawn.
    ///
    /// @throws IllegalStateException naming the packages to install
    static void require() {
        try {
            new TextLayout("x", SMALL, CONTEXT).getOutline(null);
        } catch (RuntimeException | LinkageError | InternalError e) {
            throw missing(e);
        }
    }

    /// What Java throws without fonts names its own internals; nobody can act on that.
    static IllegalStateException missing(Throwable cause) {
        return new IllegalStateException("figure: Java finds no fonts on this machine: install the packages "
            + "fontconfig and fonts-dejavu-core (Debian, Ubuntu: apt-get install fontconfig fonts-dejavu-core; "
            + "Fedora: dnf install fontconfig dejavu-sans-fonts); Java said: " + root(cause));
    }

    private static Throwable root(Throwable cause) {
        return cause.getCause() == null || cause.getCause() == cause ? cause : root(cause.getCause());
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
