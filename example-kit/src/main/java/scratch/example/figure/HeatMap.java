package scratch.example.figure;

import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.util.Arrays;
import java.util.List;

/// A matrix as coloured cells with its numbers in them: confusion, correlation, attention.
///
/// ```java
/// HeatMap.of("Confusion", "predicted", "true", counts).columns(names).rows(names).values("%.0f")
///     .save("confusion", "Two versicolor flowers were taken for virginica");
/// ```
/// Row 0 is on top. White is low and blue is high; with both signs, orange is negative.
public final class HeatMap implements Figure {
    private static final int BAR = 74;
    private static final int MARGIN = 16;

    private final String title;
    private final String columnLabel;
    private final String rowLabel;
    private final double[][] matrix;       // (rows, columns)
    private final List<String> columnNames;
    private final List<String> rowNames;
    private final String format;           // empty: no numbers in the cells
    private final ColorScale scale;
    private final int width;
    private final int height;

    private HeatMap(String title, String columnLabel, String rowLabel, double[][] matrix, List<String> columnNames,
                    List<String> rowNames, String format, ColorScale scale, int width, int height) {
        this.title = title;
        this.columnLabel = columnLabel;
        this.rowLabel = rowLabel;
        this.matrix = matrix;
        this.columnNames = columnNames;
        this.rowNames = rowNames;
        this.format = format;
        this.scale = scale;
        this.width = width;
        this.height = height;
    }

    /// A map of `matrix`, (rows, columns).
    public static HeatMap of(String title, String columnLabel, String rowLabel, double[][] matrix) {
        Series.require(matrix.length > 0 && matrix[0].length > 0, "heat map: an empty matrix: one cell at least");
        double min = Double.POSITIVE_INFINITY;
        double max = Double.NEGATIVE_INFINITY;
        double[][] copy = new double[matrix.length][];
        for (int r = 0; r < matrix.length; r++) {
            Series.checkFinite("heat map", matrix[r]);
            Series.require(matrix[r].length == matrix[0].length, "heat map: rows of %d and %d values: equal lengths",
                matrix[0].length, matrix[r].length);
            copy[r] = matrix[r].clone();
            min = Math.min(min, Arrays.stream(matrix[r]).min().orElseThrow());
            max = Math.max(max, Arrays.stream(matrix[r]).max().orElseThrow());
        }
        int size = Math.clamp(150 + 48L * matrix.length, 300, 560);
        return new HeatMap(title, columnLabel, rowLabel, copy, List.of(), List.of(), "", ColorScale.of(min, max),
            Math.clamp(240 + 60L * matrix[0].length, 420, 720), size);
    }

    /// As [#of], for counts.
    public static HeatMap of(String title, String columnLabel, String rowLabel, int[][] matrix) {
        double[][] values = Arrays.stream(matrix).map(row -> Arrays.stream(row).asDoubleStream().toArray())
            .toArray(double[][]::new);
        return of(title, columnLabel, rowLabel, values).values("%.0f");
    }

    public HeatMap columns(List<String> names) {
        Series.require(names.size() == matrix[0].length, "columns: %d names for %d columns: one for each",
            names.size(), matrix[0].length);
        return new HeatMap(title, columnLabel, rowLabel, matrix, List.copyOf(names), rowNames, format, scale,
            width, height);
    }

    public HeatMap rows(List<String> names) {
        Series.require(names.size() == matrix.length, "rows: %d names for %d rows: one for each",
            names.size(), matrix.length);
        return new HeatMap(title, columnLabel, rowLabel, matrix, columnNames, List.copyOf(names), format, scale,
            width, height);
    }

    /// Writes the numbers into the cells.
    ///
    /// @param pattern as in `String.format`, for example `%.2f`
    public HeatMap values(String pattern) {
        return new HeatMap(title, columnLabel, rowLabel, matrix, columnNames, rowNames, pattern, scale,
            width, height);
    }

    /// The numbers that get the palest and the darkest colour, instead of the smallest and largest there are.
    public HeatMap range(double low, double high) {
        Series.require(low < high && Double.isFinite(low) && Double.isFinite(high),
            "range: %s to %s: the first must be smaller, both finite", low, high);
        return new HeatMap(title, columnLabel, rowLabel, matrix, columnNames, rowNames, format,
            new ColorScale(low, high), width, height);
    }

    public HeatMap size(int newWidth, int newHeight) {
        Series.checkSize(newWidth, newHeight);
        return new HeatMap(title, columnLabel, rowLabel, matrix, columnNames, rowNames, format, scale,
            newWidth, newHeight);
    }

    @Override
    public int width() {
        return width;
    }

    @Override
    public int height() {
        return height;
    }

    @Override
    public void draw(Graphics2D g, int w, int h) {
        Header header = new Header(title, List.of(), w);
        header.draw(g);
        double names = rowNames.stream().mapToDouble(name -> Fonts.width(name, Fonts.SMALL)).max().orElse(0);
        double left = MARGIN + (rowLabel.isEmpty() ? 0 : 24) + names + 8;
        double top = header.height() + 6;
        double cell = (w - BAR - left) / matrix[0].length;
        boolean slanted = columnNames.stream().anyMatch(name -> Fonts.width(name, Fonts.SMALL) > cell - 6);
        double below = columnNames.stream().mapToDouble(name -> Fonts.width(name, Fonts.SMALL)).max().orElse(0);
        double foot = MARGIN + (columnLabel.isEmpty() ? 0 : 24) + (columnNames.isEmpty() ? 0 : slanted
            ? below * Math.sin(Labels.SLANT) + 18 : 18);
        Rectangle2D area = new Rectangle2D.Double(left, top, w - BAR - left, h - top - foot);
        cells(g, area);
        labels(g, area, slanted, h);
        ColorBar.smooth(g, w - BAR + 12, top, area.getHeight(), scale.low(), scale.high(), scale);
    }

    private void cells(Graphics2D g, Rectangle2D area) {
        double dx = area.getWidth() / matrix[0].length;
        double dy = area.getHeight() / matrix.length;
        double gap = dx > 12 && dy > 12 ? 1 : -0.25;      // small cells overlap, lest the page shines through
        for (int r = 0; r < matrix.length; r++) {
            for (int c = 0; c < matrix[0].length; c++) {
                double x = area.getX() + c * dx;
                double y = area.getY() + r * dy;
                g.setColor(scale.color(matrix[r][c]));
                g.fill(new Rectangle2D.Double(x, y, dx - gap, dy - gap));
                if (!format.isEmpty()) {
                    g.setColor(scale.textOn(matrix[r][c]));
                    String text = Ticks.format(format, matrix[r][c]);
                    Fonts.centred(g, text, Fonts.LABEL, x + dx / 2, y + dy / 2 + 5);
                }
            }
        }
        g.setColor(Palette.CARD_EDGE);
        g.setStroke(Palette.solid(1));
        g.draw(area);
    }

    private void labels(Graphics2D g, Rectangle2D area, boolean slanted, int h) {
        double dx = area.getWidth() / matrix[0].length;
        double dy = area.getHeight() / matrix.length;
        g.setColor(Palette.QUIET_TEXT);
        for (int c = 0; c < columnNames.size(); c++) {
            Labels.below(g, columnNames.get(c), area.getX() + (c + 0.5) * dx, area.getMaxY() + 10, slanted);
        }
        for (int r = 0; r < rowNames.size(); r++) {
            Labels.beside(g, rowNames.get(r), area.getX() - 8, area.getY() + (r + 0.5) * dy);
        }
        g.setColor(Palette.TEXT);
        Fonts.centred(g, columnLabel, Fonts.LABEL, area.getCenterX(), h - MARGIN + 2.0);
        Labels.upwards(g, rowLabel, MARGIN + 10, area.getCenterY());
    }
}
