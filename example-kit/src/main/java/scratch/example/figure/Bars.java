package scratch.example.figure;

import java.awt.Graphics2D;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// A bar for each category, in groups where there are several series.
///
/// ```java
/// Bars.of("Accuracy", "data set", "accuracy", "iris", "wine")
///     .bars("ours", 0.97, 0.95).bars("Smile", 0.97, 0.95).values("%.2f")
///     .save("accuracy", "Both libraries are equally good on both data sets");
/// ```
public final class Bars implements Figure {
    private static final double GROUP = 0.78;     // of the room of a category; the rest is gap

    private final Plot plot;
    private final List<String> categories;
    private final List<Row> rows;
    private final String format;                  // empty: no numbers at the bars
    private final boolean lying;

    /// @param role null: the next colour of the palette
    private record Row(String name, double[] values, Role role) { }

    private Bars(Plot plot, List<String> categories, List<Row> rows, String format, boolean lying) {
        this.plot = plot;
        this.categories = categories;
        this.rows = rows;
        this.format = format;
        this.lying = lying;
    }

    /// Empty bars over `categories`, from left to right.
    public static Bars of(String title, String categoryLabel, String valueLabel, String... categories) {
        Series.require(categories.length > 0, "bars: no categories: at least one is needed");
        return new Bars(Plot.of(title, categoryLabel, valueLabel), List.of(categories), List.of(), "", false);
    }

    /// One series: a bar of height `values[i]` for category i.
    public Bars bars(String name, double... values) {
        Series.checkFinite("bars", values);
        Series.require(values.length == categories.size(), "bars: %d values for %d categories: one for each",
            values.length, categories.size());
        List<Row> more = new ArrayList<>(rows);
        more.add(new Row(name, values.clone(), null));
        return new Bars(plot, categories, List.copyOf(more), format, lying);
    }

    /// Gives the series that was added last the colour of its role.
    public Bars as(Role role) {
        Series.require(!rows.isEmpty(), "as: no series yet: add bars first");
        List<Row> more = new ArrayList<>(rows);
        Row last = more.removeLast();
        more.add(new Row(last.name, last.values, role));
        return new Bars(plot, categories, List.copyOf(more), format, lying);
    }

    /// Writes each value at the end of its bar.
    ///
    /// @param pattern as in `String.format`, for example `%.2f`
    public Bars values(String pattern) {
        return new Bars(plot, categories, rows, pattern, lying);
    }

    /// Bars from left to right, the first category on top: for long names.
    public Bars horizontal() {
        return new Bars(plot, categories, rows, format, true);
    }

    public Bars valueRange(double from, double to) {
        return new Bars(plot.yRange(from, to), categories, rows, format, lying);
    }

    public Bars size(int width, int height) {
        return new Bars(plot.size(width, height), categories, rows, format, lying);
    }

    /// The finished plot, to add reference lines; category i is at i, counted from the bottom if horizontal.
    public Plot plot() {
        Series.require(!rows.isEmpty(), "bars: no series: add bars");
        String[] names = categories.toArray(String[]::new);
        double room = format.isEmpty() ? 0.04 : 0.1;
        Plot standing = plot.axes(x -> x, y -> y.standingOnZero().roomier(room));
        Plot figure = lying ? standing.turned().yCategories(reversed(names)) : standing.xCategories(names);
        double thickness = GROUP / rows.size();
        for (int r = 0; r < rows.size(); r++) {
            int n = categories.size();
            double[] start = new double[n];
            double[] end = new double[n];
            for (int i = 0; i < n; i++) {
                double place = lying ? n - 1 - i - GROUP / 2 + (rows.size() - 1 - r) * thickness
                    : i - GROUP / 2 + r * thickness;
                start[i] = place + 0.02 * thickness;
                end[i] = place + 0.98 * thickness;
            }
            double[] values = rows.get(r).values;
            double[] zero = new double[n];
            figure = lying ? figure.rectangles(Layer.Kind.BAR, rows.get(r).name, zero, start, values, end)
                : figure.rectangles(Layer.Kind.BAR, rows.get(r).name, start, zero, end, values);
            figure = rows.get(r).role == null ? figure : figure.as(rows.get(r).role);
            for (int i = 0; i < n && !format.isEmpty(); i++) {
                figure = figure.with(number(values[i], (start[i] + end[i]) / 2, thickness));
            }
        }
        return figure;
    }

    private Painter.Note number(double value, double middle, double thickness) {
        String text = Ticks.format(format, value);
        if (lying) {
            NoteBox.Place side = value < 0 ? NoteBox.Place.LEFT : NoteBox.Place.RIGHT;
            return new Painter.Note(value, middle, text, side, Double.NaN);
        }
        return new Painter.Note(middle, value, text, value < 0 ? NoteBox.Place.BELOW : NoteBox.Place.ABOVE, thickness);
    }

    private static String[] reversed(String... names) {
        return Arrays.asList(names).reversed().toArray(String[]::new);
    }

    @Override
    public int width() {
        return plot.width();
    }

    @Override
    public int height() {
        return plot.height();
    }

    @Override
    public void draw(Graphics2D g, int width, int height) {
        plot().draw(g, width, height);
    }
}
