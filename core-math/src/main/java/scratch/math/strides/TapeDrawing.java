package scratch.math.strides;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/// Draws a tape of numbers and, under it, windows on it. Each cell has the colour of the place on the tape that it reads.
public final class TapeDrawing {
    private static final int CELL = 44;
    private static final int GAP = 46;
    private static final int TOP = 150;
    private static final String[] COLOURS = {"#cfe3f6", "#9cc4ea", "#5f9bd6", "#fde3c4", "#f9bd7a", "#e98b2f"};

    private record Window(String name, StridedArray view) { }

    private final int tapeLength;
    private final List<Window> windows = new ArrayList<>();

    private TapeDrawing(int tapeLength) {
        this.tapeLength = tapeLength;
    }

    /// A tape of up to six numbers.
    public static TapeDrawing of(int tapeLength) {
        if (tapeLength < 1 || tapeLength > COLOURS.length) {
            throw new IllegalArgumentException("TapeDrawing.of: a tape of " + tapeLength + ": must have 1 to "
                    + COLOURS.length);
        }
        return new TapeDrawing(tapeLength);
    }

    /// Adds a window with two axes, to the right of the others.
    public TapeDrawing window(String name, StridedArray view) {
        windows.add(new Window(name, view));
        return this;
    }

    /// The drawing.
    public String svg(String description) {
        StringBuilder body = new StringBuilder();
        double x = GAP;
        int bottom = 0;
        for (Window window : windows) {
            int[] shape = window.view.shape();
            double width = Math.max(shape[1] * CELL, 150);
            double left = x + (width - shape[1] * CELL) / 2;
            text(body, x + width / 2, TOP - 14, "bold", window.name);
            for (int i = 0; i < shape[0]; i++) {
                for (int j = 0; j < shape[1]; j++) {
                    cell(body, left + j * CELL, TOP + i * CELL, window.view.place(i, j));
                }
            }
            int foot = TOP + shape[0] * CELL;
            text(body, x + width / 2, foot + 22, "normal", "shape " + round(shape));
            text(body, x + width / 2, foot + 41, "normal", "strides " + round(window.view.strides()));
            text(body, x + width / 2, foot + 60, "normal", "offset " + window.view.offset());
            bottom = Math.max(bottom, foot + 78);
            x += width + GAP;
        }
        double tape = (x - tapeLength * CELL) / 2;
        text(body, x / 2, 28, "bold", "the tape in memory");
        for (int i = 0; i < tapeLength; i++) {
            cell(body, tape + i * CELL, 42, i);
        }
        return String.format(Locale.ROOT, "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %.0f %d\" width=\"%.0f\""
                + " height=\"%d\" font-family=\"sans-serif\" font-size=\"14\" text-anchor=\"middle\" role=\"img\">%n"
                + "<title>%s</title>%n<rect width=\"%.0f\" height=\"%d\" fill=\"#ffffff\"/>%n%s</svg>%n", x, bottom, x, bottom,
                description, x, bottom, body).replace("\r\n", "\n");
    }

    private static String round(int... values) {
        return Arrays.toString(values).replace('[', '(').replace(']', ')');
    }

    private static void cell(StringBuilder svg, double x, double y, int place) {
        svg.append(String.format(Locale.ROOT, "<rect x=\"%.0f\" y=\"%.0f\" width=\"%d\" height=\"%d\" fill=\"%s\""
                + " stroke=\"#ffffff\" stroke-width=\"2\"/>\n", x, y, CELL, CELL, COLOURS[place]));
        text(svg, x + CELL / 2.0, y + CELL / 2.0 + 5, "normal", String.valueOf(place));
    }

    private static void text(StringBuilder svg, double x, double y, String weight, String text) {
        svg.append(String.format(Locale.ROOT, "<text x=\"%.0f\" y=\"%.0f\" font-weight=\"%s\" fill=\"#24292f\">%s</text>\n",
                x, y, weight, text));
    }
}
