package scratch.example.figure;

import java.awt.Graphics2D;
import java.awt.geom.Line2D;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.DoubleUnaryOperator;

/// Tick labels that XChart cannot write: names of categories, and round numbers along a logarithmic axis.
/// They stand in a strip below the chart or to its left.
final class Beside {
    private static final int LINE = 16;
    private static final int[][] MULTIPLES = {{1, 2, 3, 4, 5, 6, 7, 8, 9}, {1, 2, 5}, {1, 3}, {1}};

    private final Axis axis;
    private final List<Tick> ticks;
    private final boolean slanted;
    private final int room;

    private record Tick(double value, String text) { }

    private Beside(Axis axis, List<Tick> ticks, boolean slanted, int room) {
        this.axis = axis;
        this.ticks = ticks;
        this.slanted = slanted;
        this.room = room;
    }

    /// Labels below a chart about `width` pixels wide.
    static Beside below(Axis axis, int width) {
        if (axis.isPlain()) {
            return new Beside(axis, List.of(), false, 0);
        }
        List<Tick> ticks = ticks(axis, width - 80, (axis.log() ? decadeWidth(axis) : 0) + 14);
        double widest = widest(ticks);
        boolean slanted = !axis.log() && widest > (width - 70.0) / ticks.size() - 8;
        double names = slanted ? widest * Math.sin(Labels.SLANT) + LINE : LINE;
        return new Beside(axis, ticks, slanted, (int) names + (axis.label().isEmpty() ? 2 : LINE + 8));
    }

    /// Labels to the left of a chart about `height` pixels high.
    static Beside left(Axis axis, int height) {
        if (axis.isPlain()) {
            return new Beside(axis, List.of(), false, 0);
        }
        List<Tick> ticks = ticks(axis, height - 60, 24);
        return new Beside(axis, ticks, false, (int) widest(ticks) + 16 + titleRoom(axis));
    }

    private static int titleRoom(Axis axis) {
        return axis.log() && !axis.label().isEmpty() ? 22 : 0;
    }

    int room() {
        return room;
    }

    private static double widest(List<Tick> ticks) {
        return ticks.stream().mapToDouble(tick -> Fonts.width(tick.text, Fonts.SMALL)).max().orElse(0);
    }

    /// How wide the labels of a logarithmic axis are.
    private static double decadeWidth(Axis axis) {
        return Math.max(Fonts.width(logText(Ticks.round(axis.low(), 1)), Fonts.SMALL),
            Fonts.width(logText(Ticks.round(axis.high(), 1)), Fonts.SMALL));
    }

    private static String logText(double value) {
        return value >= 1e5 || value < 1e-3 ? Ticks.scientific(value) : Ticks.text(value);
    }

    /// @param room pixels along the axis
    /// @param each pixels that a label needs
    private static List<Tick> ticks(Axis axis, double room, double each) {
        List<Tick> ticks = new ArrayList<>();
        if (!axis.log()) {
            for (String name : axis.categories()) {
                ticks.add(new Tick(ticks.size(), name));
            }
            return ticks;
        }
        double decades = Math.log10(axis.high() / axis.low());
        int choice = 0;
        while (choice < MULTIPLES.length - 1 && tightest(MULTIPLES[choice]) * room / decades < each) {
            choice++;
        }
        int every = (int) Math.max(1, Math.ceil(decades * each / room));
        for (int e = (int) Math.floor(Math.log10(axis.low())); e <= Math.log10(axis.high()); e++) {
            for (int multiple : MULTIPLES[choice]) {
                double value = Ticks.round(multiple * Math.pow(10, e), 1);
                if (e % every == 0 && value >= axis.low() && value <= axis.high()) {
                    ticks.add(new Tick(value, logText(value)));
                }
            }
        }
        return ticks;
    }

    /// The smallest distance between two neighbours of a decade, in decades.
    private static double tightest(int... multiples) {
        double closest = Math.log10(10.0 / multiples[multiples.length - 1]);
        for (int i = 1; i < multiples.length; i++) {
            closest = Math.min(closest, Math.log10((double) multiples[i] / multiples[i - 1]));
        }
        return closest;
    }

    /// Grid lines up from the ticks of a logarithmic axis. XChart would draw one at every ninth of a decade,
    /// and many decades would turn grey.
    List<Layer> gridUp(Axis other) {
        double[] at = gridValues();
        return grid(at, filled(at, other.low()), at, filled(at, other.high()));
    }

    List<Layer> gridAcross(Axis other) {
        double[] at = gridValues();
        return grid(filled(at, other.low()), at, filled(at, other.high()), at);
    }

    private double[] gridValues() {
        return ticks.stream().filter(tick -> axis.log()).mapToDouble(Tick::value).toArray();
    }

    private static double[] filled(double[] like, double value) {
        return Arrays.stream(like).map(v -> value).toArray();
    }

    private static List<Layer> grid(double[] x0, double[] y0, double[] x1, double[] y1) {
        Thinning.Points lines = Outline.segments(x0, y0, x1, y1);
        return x0.length == 0 ? List.of()
            : List.of(new Layer(Layer.Kind.GRID, "", lines.x(), lines.y(), Palette.GRID, 0));
    }

    /// @param place the pixel of a value
    void drawBelow(Graphics2D g, DoubleUnaryOperator place, int chartHeight) {
        if (axis.isPlain()) {
            return;
        }
        double base = chartHeight - Painter.PADDING;
        axisLine(g, place.applyAsDouble(axis.low()), base, place.applyAsDouble(axis.high()), base);
        for (Tick tick : ticks) {
            double x = place.applyAsDouble(tick.value);
            if (axis.log()) {
                axisLine(g, x, base, x, base + 5);
            }
            g.setColor(Palette.QUIET_TEXT);
            Labels.below(g, tick.text, x, chartHeight + 1.0, slanted);
        }
        double middle = (place.applyAsDouble(axis.low()) + place.applyAsDouble(axis.high())) / 2;
        g.setColor(Palette.TEXT);
        Fonts.centred(g, axis.label(), Fonts.LABEL, middle, chartHeight + room - 12.0);
    }

    void drawLeft(Graphics2D g, DoubleUnaryOperator place) {
        if (axis.isPlain()) {
            return;
        }
        double low = place.applyAsDouble(axis.low());
        double high = place.applyAsDouble(axis.high());
        axisLine(g, Painter.PADDING, low, Painter.PADDING, high);
        for (Tick tick : ticks) {
            double y = place.applyAsDouble(tick.value);
            if (axis.log()) {
                axisLine(g, Painter.PADDING - 5, y, Painter.PADDING, y);
            }
            g.setColor(Palette.QUIET_TEXT);
            Labels.beside(g, tick.text, 4, y);
        }
        if (titleRoom(axis) > 0) {
            g.setColor(Palette.TEXT);
            Labels.upwards(g, axis.label(), 22.0 - room, (low + high) / 2);
        }
    }

    private static void axisLine(Graphics2D g, double x0, double y0, double x1, double y1) {
        g.setColor(Palette.AXIS);
        g.setStroke(Palette.solid(1));
        g.draw(new Line2D.Double(x0, y0, x1, y1));
    }
}
