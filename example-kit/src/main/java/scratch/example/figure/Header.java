package scratch.example.figure;

import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.Stroke;
import java.awt.geom.Line2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.awt.geom.RoundRectangle2D;
import java.util.ArrayList;
import java.util.List;

/// The top of every figure: title, and below it the legend, where it can never cover data.
final class Header {
    private static final int MARGIN = 16;
    private static final int TITLE_LINE = 26;
    private static final int LEGEND_LINE = 21;
    private static final int KEY = 26;       // room for the sample of a line
    private static final int GAP = 18;

    private final String title;
    private final Font font;         // of the title: smaller where it would not fit
    private final List<List<Layer>> rows = new ArrayList<>();

    Header(String title, List<Layer> layers, int width) {
        this.title = title;
        this.font = Fonts.fitting(title, Fonts.TITLE, width - 2 * MARGIN);
        double x = MARGIN;
        List<Layer> row = new ArrayList<>();
        for (Layer layer : legend(layers)) {
            double entry = KEY + Fonts.width(layer.name(), Fonts.SMALL) + GAP;
            if (!row.isEmpty() && x + entry - GAP > width - MARGIN) {
                rows.add(row);
                row = new ArrayList<>();
                x = MARGIN;
            }
            row.add(layer);
            x += entry;
        }
        if (!row.isEmpty()) {
            rows.add(row);
        }
    }

    private static List<Layer> legend(List<Layer> layers) {
        List<Layer> entries = new ArrayList<>();
        for (Layer layer : layers) {
            if (!layer.name().isEmpty() && entries.stream().noneMatch(e -> e.name().equals(layer.name()))) {
                entries.add(layer);
            }
        }
        return entries;
    }

    int height() {
        return 8 + (title.isEmpty() ? 0 : TITLE_LINE) + rows.size() * LEGEND_LINE;
    }

    /// The card that a figure stands on.
    static void card(Graphics2D g, int width, int height) {
        Rectangle2D card = new Rectangle2D.Double(0, 0, width, height);
        g.setColor(Palette.CARD);
        g.fill(new RoundRectangle2D.Double(0.5, 0.5, card.getWidth() - 1, card.getHeight() - 1, 10, 10));
        g.setColor(Palette.CARD_EDGE);
        g.setStroke(Palette.solid(1));
        g.draw(new RoundRectangle2D.Double(0.5, 0.5, card.getWidth() - 1, card.getHeight() - 1, 10, 10));
    }

    void draw(Graphics2D g) {
        double y = 8;
        if (!title.isEmpty()) {
            g.setColor(Palette.TEXT);
            Fonts.left(g, title, font, MARGIN, y + 18);
            y += TITLE_LINE;
        }
        for (List<Layer> row : rows) {
            double x = MARGIN;
            for (Layer layer : row) {
                key(g, layer, x, y + LEGEND_LINE / 2.0);
                g.setColor(Palette.TEXT);
                Fonts.left(g, layer.name(), Fonts.SMALL, x + KEY, y + LEGEND_LINE / 2.0 + 4.5);
                x += KEY + Fonts.width(layer.name(), Fonts.SMALL) + GAP;
            }
            y += LEGEND_LINE;
        }
    }

    private static void key(Graphics2D g, Layer layer, double x, double y) {
        g.setColor(layer.color());
        switch (layer.kind()) {
            case FOCUS -> Mark.rimmed(10).paint(g, x + 10, y, 0);
            case POINTS -> new Mark(layer.variant(), 9).paint(g, x + 10, y, 0);
            case BAR -> box(g, Palette.tint(layer.color(), 0.65), x, y);
            case AREA -> box(g, Palette.fade(layer.color(), 0.55), x, y);
            case BAND -> box(g, Palette.fade(layer.color(), 0.22), x, y);
            case SOLID -> box(g, layer.color(), x, y);
            case HORIZONTAL, VERTICAL -> line(g, Palette.dashed(1.5f), x, y);
            case ARROWS -> arrow(g, x, y);
            case SEGMENTS, HAIRLINE, GRID -> line(g, Palette.solid(1.2f), x, y);
            case LINE, STEP -> line(g, Palette.stroke(layer.variant(), 2.2f), x, y);
        }
    }

    private static void box(Graphics2D g, Color color, double x, double y) {
        g.setColor(color);
        g.fill(new Rectangle2D.Double(x + 1, y - 6, 18, 12));
    }

    private static void arrow(Graphics2D g, double x, double y) {
        line(g, Palette.solid(2), x, y);
        Path2D head = new Path2D.Double();
        head.moveTo(x + 23, y);
        head.lineTo(x + 13, y - 4);
        head.lineTo(x + 13, y + 4);
        head.closePath();
        g.fill(head);
    }

    private static void line(Graphics2D g, Stroke stroke, double x, double y) {
        g.setStroke(stroke);
        g.draw(new Line2D.Double(x, y, x + 20, y));
    }
}
