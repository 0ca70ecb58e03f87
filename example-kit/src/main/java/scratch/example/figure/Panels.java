package scratch.example.figure;

import java.awt.Font;
import java.awt.Graphics2D;
import java.util.List;

/// Several figures in one: rows and columns under a common title.
///
/// ```java
/// Panels.of("Learning rates", 2, tooSmall, justRight, tooLarge, adaptive).save("rates", "Four runs ...");
/// ```
public final class Panels implements Figure {
    private static final int WIDEST = 1040;

    private final String title;
    private final int columns;
    private final List<Figure> figures;
    private final int cellWidth;
    private final int cellHeight;

    private Panels(String title, int columns, List<Figure> figures, int cellWidth, int cellHeight) {
        this.title = title;
        this.columns = columns;
        this.figures = figures;
        this.cellWidth = cellWidth;
        this.cellHeight = cellHeight;
    }

    /// Figures row by row, `columns` to a row; an empty title takes no room.
    public static Panels of(String title, int columns, Figure... figures) {
        Series.require(columns >= 1 && figures.length > 0, "panels: %d figures in %d columns: at least one of each",
            figures.length, columns);
        int width = Math.min(Math.max(figures[0].width(), 320), Math.min(480, WIDEST / columns));
        int height = (int) Math.round((double) width * figures[0].height() / figures[0].width());
        return new Panels(title, columns, List.of(figures), width, Math.max(height, 230));
    }

    /// Width and height of each panel in pixels.
    public Panels cell(int width, int height) {
        Series.require(width >= 150 && height >= 120, "cell: %d x %d: at least 150 x 120", width, height);
        return new Panels(title, columns, figures, width, height);
    }

    @Override
    public int width() {
        return Math.min(columns, figures.size()) * cellWidth;
    }

    @Override
    public int height() {
        return top() + Math.ceilDiv(figures.size(), columns) * cellHeight;
    }

    @Override
    public void draw(Graphics2D g, int width, int height) {
        if (!title.isEmpty()) {
            g.setColor(Palette.TEXT);
            Font font = Fonts.TITLE.deriveFont(19f);
            Fonts.left(g, title, Fonts.fitting(title, font, width - 32), 16, 29);
        }
        int w = width / Math.min(columns, figures.size());
        int h = (height - top()) / Math.ceilDiv(figures.size(), columns);
        for (int i = 0; i < figures.size(); i++) {
            int x = i % columns * w;
            int y = top() + i / columns * h;
            g.translate(x, y);
            figures.get(i).draw(g, w, h);
            g.translate(-x, -y);
        }
    }

    private int top() {
        return title.isEmpty() ? 0 : 42;
    }
}
