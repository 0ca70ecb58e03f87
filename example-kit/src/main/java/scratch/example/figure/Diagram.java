package scratch.example.figure;

import java.awt.Graphics2D;
import java.awt.geom.Line2D;
import java.awt.geom.Path2D;
import java.awt.geom.RoundRectangle2D;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Boxes and arrows: a network, a graph of operations, a pipeline.
///
/// ```java
/// Diagram.of("x times w").box("x", 0, 0, "x = 2").box("w", 0, 1, "w = 3").box("z", 1, 0.5, "x · w = 6", Role.MODEL)
///     .arrow("x", "z", "3").arrow("w", "z", "2").save("product", "x and w flow into their product ...");
/// ```
/// A box stands at a column and a row, which need not be whole numbers; a line feed begins a new line in it.
public final class Diagram implements Figure {
    private static final int MARGIN = 28;
    private static final double LINE = 18;

    private final String title;
    private final Map<String, Box> boxes;
    private final List<Arrow> arrows;
    private final int columnWidth;
    private final int rowHeight;

    private record Box(double column, double row, String[] lines, Role role) {
        double halfWidth() {
            double widest = 0;
            for (String line : lines) {
                widest = Math.max(widest, Fonts.width(line, Fonts.LABEL));
            }
            return Math.max(18, widest / 2 + 10);
        }

        double halfHeight() {
            return Math.max(18, lines.length * LINE / 2 + 7);
        }
    }

    private record Arrow(String from, String to, String label, Role role) {
    }

    private Diagram(String title, Map<String, Box> boxes, List<Arrow> arrows, int columnWidth, int rowHeight) {
        this.title = title;
        this.boxes = boxes;
        this.arrows = arrows;
        this.columnWidth = columnWidth;
        this.rowHeight = rowHeight;
    }

    /// An empty diagram.
    public static Diagram of(String title) {
        return new Diagram(title, Map.of(), List.of(), 170, 84);
    }

    /// How far apart columns and rows are, in pixels.
    public Diagram cell(int newColumnWidth, int newRowHeight) {
        Series.require(newColumnWidth >= 60 && newRowHeight >= 40, "cell: %d x %d: at least 60 x 40", newColumnWidth,
            newRowHeight);
        return new Diagram(title, boxes, arrows, newColumnWidth, newRowHeight);
    }

    /// A grey box.
    ///
    /// @param name what arrows call it
    public Diagram box(String name, double column, double row, String text) {
        return box(name, column, row, text, Role.NEUTRAL);
    }

    /// A box in the colour of its role.
    public Diagram box(String name, double column, double row, String text, Role role) {
        Series.require(column >= 0 && row >= 0, "box: '%s' at (%s, %s): columns and rows count from 0", name, column, row);
        Map<String, Box> more = new LinkedHashMap<>(boxes);
        Series.require(more.put(name, new Box(column, row, text.split("\n"), role)) == null,
            "box: '%s': there is one of this name already", name);
        return new Diagram(title, more, arrows, columnWidth, rowHeight);
    }

    /// A grey arrow from box to box.
    ///
    /// @param label stands on it; may be empty
    public Diagram arrow(String from, String to, String label) {
        return arrow(from, to, label, Role.NEUTRAL);
    }

    /// An arrow in the colour of its role.
    public Diagram arrow(String from, String to, String label, Role role) {
        Series.require(boxes.containsKey(from) && boxes.containsKey(to), "arrow: '%s' to '%s': both boxes must be there", from,
            to);
        List<Arrow> more = new ArrayList<>(arrows);
        more.add(new Arrow(from, to, label, role));
        return new Diagram(title, boxes, List.copyOf(more), columnWidth, rowHeight);
    }

    @Override
    public int width() {
        double last = boxes.values().stream().mapToDouble(Box::column).max().orElse(0);
        return (int) Math.ceil(left() + last * columnWidth + boxes.values().stream()
            .filter(box -> box.column == last).mapToDouble(Box::halfWidth).max().orElse(0) + MARGIN);
    }

    @Override
    public int height() {
        double last = boxes.values().stream().mapToDouble(Box::row).max().orElse(0);
        return (int) Math.ceil(top() + last * rowHeight + boxes.values().stream()
            .filter(box -> box.row == last).mapToDouble(Box::halfHeight).max().orElse(0) + MARGIN);
    }

    private double left() {
        return MARGIN + boxes.values().stream().filter(box -> box.column == 0).mapToDouble(Box::halfWidth).max().orElse(0);
    }

    private double top() {
        return (title.isEmpty() ? 0 : 26) + MARGIN
            + boxes.values().stream().filter(box -> box.row == 0).mapToDouble(Box::halfHeight).max().orElse(0);
    }

    @Override
    public void draw(Graphics2D g, int width, int height) {
        Series.require(!boxes.isEmpty(), "diagram: '%s' has no box: add one", title);
        new Header(title, List.of(), width).draw(g);
        // In a panel of another size the boxes move together or apart; they keep their own size.
        double dx = columnWidth * (double) (width - 2 * MARGIN) / Math.max(1, width() - 2 * MARGIN);
        double dy = rowHeight * (height - top() - MARGIN) / Math.max(1, height() - top() - MARGIN);
        arrows.forEach(arrow -> draw(g, arrow, dx, dy));
        boxes.values().forEach(box -> draw(g, box, left() + box.column * dx, top() + box.row * dy));
        arrows.forEach(arrow -> label(g, arrow, dx, dy));
    }

    private static void draw(Graphics2D g, Box box, double x, double y) {
        var outline = new RoundRectangle2D.Double(x - box.halfWidth(), y - box.halfHeight(), 2 * box.halfWidth(),
            2 * box.halfHeight(), 16, 16);
        g.setColor(Palette.tint(box.role.color(), 0.16));
        g.fill(outline);
        g.setColor(box.role.color());
        g.setStroke(Palette.solid(1.6f));
        g.draw(outline);
        g.setColor(Palette.INK);
        double base = y - (box.lines.length - 1) * LINE / 2 + 5;
        for (String line : box.lines) {
            Fonts.centred(g, line, Fonts.LABEL, x, base);
            base += LINE;
        }
    }

    private void draw(Graphics2D g, Arrow arrow, double dx, double dy) {
        double[] ends = ends(arrow, dx, dy);
        double length = Math.hypot(ends[2] - ends[0], ends[3] - ends[1]);
        double ux = (ends[2] - ends[0]) / length;
        double uy = (ends[3] - ends[1]) / length;
        g.setColor(arrow.role.color());
        g.setStroke(Palette.solid(1.6f));
        g.draw(new Line2D.Double(ends[0], ends[1], ends[2] - 8 * ux, ends[3] - 8 * uy));
        Path2D head = new Path2D.Double();
        head.moveTo(ends[2], ends[3]);
        head.lineTo(ends[2] - 10 * ux + 4 * uy, ends[3] - 10 * uy - 4 * ux);
        head.lineTo(ends[2] - 10 * ux - 4 * uy, ends[3] - 10 * uy + 4 * ux);
        head.closePath();
        g.fill(head);
    }

    private void label(Graphics2D g, Arrow arrow, double dx, double dy) {
        if (!arrow.label.isEmpty()) {
            double[] ends = ends(arrow, dx, dy);
            double half = Fonts.width(arrow.label, Fonts.SMALL) / 2;
            // Nearer to the start, where arrows that meet in one box are still apart.
            Labels.boxed(g, arrow.label, ends[0] + 0.42 * (ends[2] - ends[0]) - half,
                ends[1] + 0.42 * (ends[3] - ends[1]) + 4);
        }
    }

    // From the rim of one box to the rim of the other.
    private double[] ends(Arrow arrow, double dx, double dy) {
        Box from = boxes.get(arrow.from);
        Box to = boxes.get(arrow.to);
        double x0 = left() + from.column * dx;
        double y0 = top() + from.row * dy;
        double x1 = left() + to.column * dx;
        double y1 = top() + to.row * dy;
        double out = rim(from, x1 - x0, y1 - y0);
        double in = rim(to, x1 - x0, y1 - y0);
        return new double[] {x0 + out * (x1 - x0), y0 + out * (y1 - y0), x1 - in * (x1 - x0), y1 - in * (y1 - y0)};
    }

    /// Which share of the way lies within a box.
    private static double rim(Box box, double wayX, double wayY) {
        double acrossX = wayX == 0 ? Double.POSITIVE_INFINITY : box.halfWidth() / Math.abs(wayX);
        double acrossY = wayY == 0 ? Double.POSITIVE_INFINITY : box.halfHeight() / Math.abs(wayY);
        return Math.min(0.49, Math.min(acrossX, acrossY));
    }
}
