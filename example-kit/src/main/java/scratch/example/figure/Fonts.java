package scratch.example.figure;

import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.Shape;
import java.awt.font.FontRenderContext;
import java.awt.font.TextLayout;
import java.awt.geom.AffineTransform;
import java.util.function.Supplier;

/// Text in figures. It is written as outlines, so it looks the same wherever the figure is shown.
final class Fonts {
    static final Font TITLE = new Font(Font.SANS_SERIF, Font.BOLD, 16);
    static final Font LABEL = new Font(Font.SANS_SERIF, Font.PLAIN, 13);
    static final Font SMALL = new Font(Font.SANS_SERIF, Font.PLAIN, 12);
    private static final FontRenderContext CONTEXT = new FontRenderContext(null, true, true);

    private Fonts() {
    }

    static double width(String text, Font font) {
        return text.isEmpty() ? 0 : new TextLayout(text, font, CONTEXT).getAdvance();
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

    /// Runs `drawing`; where the machine has no fonts, says which package brings them.
    static <T> T guard(Supplier<T> drawing) {
        try {
            return drawing.get();
        } catch (LinkageError | NullPointerException | InternalError e) {
            throw explain(e);
        }
    }

    static RuntimeException explain(Throwable e) {
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            String text = String.valueOf(cause);
            boolean fonts = text.contains("Fontconfig") || text.contains("fontmanager") || text.contains("freetype")
                || text.contains("sun.font") || text.contains("FontUtilities") || text.contains("sun.awt");
            if (fonts) {
                return new IllegalStateException("figure: this machine has no fonts for Java to draw text with: "
                    + "install the packages fontconfig and fonts-dejavu-core (Debian, Ubuntu: "
                    + "apt-get install fontconfig fonts-dejavu-core)");
            }
        }
        if (e instanceof Error error) {
            throw error;
        }
        throw (RuntimeException) e;
    }
}
