package scratch.example.figure;

import java.awt.Graphics2D;
import java.awt.geom.Line2D;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.DoubleUnaryOperator;

/// Tick labels that XChart cannot write: names of categories, and round numbers along a logarithmic scale.
/// They stand in a strip below the chart or to its left.
final class Beside {
    private static final int LINE = 16;
    private static final int[][] MULTIPLES = {{1, 2, 3, 4, 5, 6, 7, 8, 9}, {1, 2, 5}, {1, 3}, {1}};
    private static final BigDecimal MANY = new BigDecimal("1e5");
    private static final BigDecimal FEW = new BigDecimal("1e-3");
    private static final MathContext DIGITS = new MathContext(12);

    private final Scale scale;
    private final List<Tick> ticks;
    private final boolean slanted;
    private final int room;

    private record Tick(double position, String text) { }

    private Beside(Scale scale, List<Tick> ticks, boolean slanted, int room) {
        this.scale = scale;
        this.ticks = ticks;
        this.slanted = slanted;
        this.room = room;
    }

    /// Labels below a chart about `width` pixels wide.
    static Beside below(Scale scale, int width) {
        if (scale.isPlain()) {
            return new Beside(scale, List.of(), false, 0);
        }
        List<Tick> ticks = ticks(scale, width - 80, (scale.log() ? decadeWidth(scale) : 0) + 14);
        double widest = widest(ticks);
        boolean slanted = !scale.log() && widest > (width - 70.0) / ticks.size() - 8;
        double names = slanted ? widest * Math.sin(Labels.SLANT) + LINE : LINE;
        return new Beside(scale, ticks, slanted, (int) names + (scale.label().isEmpty() ? 2 : LINE + 8));
    }

    /// Labels to the left of a chart about `height` pixels high.
    static Beside left(Scale scale, int height) {
        if (scale.isPlain()) {
            return new Beside(scale, List.of(), false, 0);
        }
        List<Tick> ticks = ticks(scale, height - 60, 24);
        return new Beside(scale, ticks, false, (int) widest(ticks) + 16 + titleRoom(scale));
    }

    private static int titleRoom(Scale scale) {
        return scale.log() && !scale.label().isEmpty() ? 22 : 0;
    }

    int room() {
        return room;
    }

    private static double widest(List<Tick> ticks) {
        return ticks.stream().mapToDouble(tick -> Fonts.width(tick.text, Fonts.SMALL)).max().orElse(0);
    }

    /// How wide the labels of a logarithmic axis are.
    private static double decadeWidth(Scale scale) {
        return Math.max(Fonts.width(logText(oneDigit(scale.low())), Fonts.SMALL),
            Fonts.width(logText(oneDigit(scale.high())), Fonts.SMALL));
    }

    /// The number of one digit next to a position.
    private static BigDecimal oneDigit(double position) {
        int decade = (int) Math.floor(position);
        return new BigDecimal(Math.pow(10, position - decade), new MathContext(1)).scaleByPowerOfTen(decade);
    }

    private static String logText(BigDecimal value) {
        return value.compareTo(MANY) >= 0 || value.compareTo(FEW) < 0 ? Ticks.scientific(value) : Ticks.text(value);
    }

    /// @param room pixels along the axis
    /// @param each pixels that a label needs
    private static List<Tick> ticks(Scale scale, double room, double each) {
        List<Tick> ticks = new ArrayList<>();
        if (!scale.log()) {
            for (String name : scale.categories()) {
                ticks.add(new Tick(ticks.size(), name));
            }
            return ticks;
        }
        double decades = scale.high() - scale.low();
        int choice = 0;
        while (choice < MULTIPLES.length - 1 && tightest(MULTIPLES[choice]) * room / decades < each) {
            choice++;
        }
        int every = (int) Math.max(1, Math.ceil(decades * each / room));
        for (int e = (int) Math.floor(scale.low()); e <= scale.high(); e++) {
            for (int multiple : MULTIPLES[choice]) {
                double position = e + Math.log10(multiple);
                if (e % every == 0 && position >= scale.low() && position <= scale.high()) {
                    ticks.add(new Tick(position, logText(BigDecimal.valueOf(multiple).scaleByPowerOfTen(e))));
                }
            }
        }
        return ticks.size() < 2 ? within(scale, (int) Math.max(1, room / each / 2)) : ticks;
    }

    /// Ticks of a range so short that it has no two numbers of one digit: evenly spaced ones, as along a plain scale.
    private static List<Tick> within(Scale scale, int count) {
        double low = Axis.finite(Math.pow(10, scale.low()));
        double high = Axis.finite(Math.pow(10, scale.high()));
        return Arrays.stream(Ticks.between(low, high, Math.min(count, 5))).filter(value -> value > 0)
            .mapToObj(value -> new Tick(Math.log10(value), Ticks.text(new BigDecimal(value, DIGITS)))).toList();
    }

    /// The smallest distance between two neighbours of a decade, in decades.
    private static double tightest(int... multiples) {
        double closest = Math.log10(10.0 / multiples[multiples.length - 1]);
        for (int i = 1; i < multiples.length; i++) {
            closest = Math.min(closest, Math.log10((double) multiples[i] / multiples[i - 1]));
        }
        return closest;
    }

    /// Grid lines up from the ticks of a logarithmic scale. XChart would draw one at every ninth of a decade,
    /// and many decades would turn grey.
    List<Layer> gridUp(Scale other) {
        double[] at = gridPositions();
        return grid(at, filled(at, other.low()), at, filled(at, other.high()));
    }

    List<Layer> gridAcross(Scale other) {
        double[] at = gridPositions();
        return grid(filled(at, other.low()), at, filled(at, other.high()), at);
    }

    private double[] gridPositions() {
        return ticks.stream().filter(tick -> scale.log()).mapToDouble(Tick::position).toArray();
    }

    private static double[] filled(double[] like, double value) {
        return Arrays.stream(like).map(v -> value).toArray();
    }

    private static List<Layer> grid(double[] x0, double[] y0, double[] x1, double[] y1) {
        Thinning.Points lines = Outline.segments(x0, y0, x1, y1);
        return x0.length == 0 ? List.of()
            : List.of(new Layer(Layer.Kind.GRID, "", lines.x(), lines.y(), Palette.GRID, 0));
    }

    /// @param place the pixel of a position
    void drawBelow(Graphics2D g, DoubleUnaryOperator place, int chartHeight) {
        if (scale.isPlain()) {
            return;
        }
        double base = chartHeight - Painter.PADDING;
        axisLine(g, place.applyAsDouble(scale.low()), base, place.applyAsDouble(scale.high()), base);
        for (Tick tick : ticks) {
            double x = place.applyAsDouble(tick.position);
            if (scale.log()) {
                axisLine(g, x, base, x, base + 5);
            }
            g.setColor(Palette.QUIET_TEXT);
            Labels.below(g, tick.text, x, chartHeight + 1.0, slanted);
        }
        double middle = (place.applyAsDouble(scale.low()) + place.applyAsDouble(scale.high())) / 2;
        g.setColor(Palette.TEXT);
        Fonts.centred(g, scale.label(), Fonts.LABEL, middle, chartHeight + room - 12.0);
    }

    void drawLeft(Graphics2D g, DoubleUnaryOperator place) {
        if (scale.isPlain()) {
            return;
        }
        double low = place.applyAsDouble(scale.low());
        double high = place.applyAsDouble(scale.high());
        axisLine(g, Painter.PADDING, low, Painter.PADDING, high);
        for (Tick tick : ticks) {
            double y = place.applyAsDouble(tick.position);
            if (scale.log()) {
                axisLine(g, Painter.PADDING - 5, y, Painter.PADDING, y);
            }
            g.setColor(Palette.QUIET_TEXT);
            Labels.beside(g, tick.text, 4, y);
        }
        if (titleRoom(scale) > 0) {
            g.setColor(Palette.TEXT);
            Labels.upwards(g, scale.label(), 22.0 - room, (low + high) / 2);
        }
    }

    private static void axisLine(Graphics2D g, double x0, double y0, double x1, double y1) {
        g.setColor(Palette.AXIS);
        g.setStroke(Palette.solid(1));
        g.draw(new Line2D.Double(x0, y0, x1, y1));
    }
}
