package scratch.math.strides;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/// Draws a storage of numbers and, under it, views of it. Each cell has the colour of the place in the storage that it reads.
/// On a dark page the background is dark and the writing on it light.
public final class ViewDrawing {
    private static final int CELL = 44;
    private static final int GAP = 46;
    private static final int TOP = 150;
    private static final String[] COLOURS = {"#cfe3f6", "#9cc4ea", "#5f9bd6", "#fde3c4", "#f9bd7a", "#e98b2f"};

    private static final String DARK = "<style>@media (prefers-color-scheme: dark) {[fill=\"#24292f\"]{fill:#e6edf3}"
            + "[fill=\"#ffffff\"]{fill:#0d1117}[stroke=\"#ffffff\"]{stroke:#0d1117}}</style>%n";

    private record View(String name, StridedArray view) { }

    private final int length;
    private final List<View> views = new ArrayList<>();

    private ViewDrawing(int length) {
        this.length = length;
    }

    /// A storage of up to six numbers.
    public static ViewDrawing of(int length) {
        if (length < 1 || length > COLOURS.length) {
            throw new IllegalArgumentException("ViewDrawing.of: a storage of " + length + ": must have 1 to "
                    + COLOURS.length);
        }
        return new ViewDrawing(length);
    }

    /// Adds a view with two axes, to the right of the others.
    public ViewDrawing view(String name, StridedArray view) {
        views.add(new View(name, view));
        return this;
    }

    /// The drawing.
    public String svg(String description) {
        StringBuilder body = new StringBuilder();
        double x = GAP;
        int bottom = 0;
        for (View each : views) {
            int[] shape = each.view.shape();
            double width = Math.max(shape[1] * CELL, 150);
            double left = x + (width - shape[1] * CELL) / 2;
            text(body, x + width / 2, TOP - 14, "bold", each.name);
            for (int i = 0; i < shape[0]; i++) {
                for (int j = 0; j < shape[1]; j++) {
                    cell(body, left + j * CELL, TOP + i * CELL, each.view.place(i, j));
                }
            }
            int foot = TOP + shape[0] * CELL;
            text(body, x + width / 2, foot + 22, "normal", "shape " + round(shape));
            text(body, x + width / 2, foot + 41, "normal", "strides " + round(each.view.strides()));
            text(body, x + width / 2, foot + 60, "normal", "offset " + each.view.offset());
            bottom = Math.max(bottom, foot + 78);
            x += width + GAP;
        }
        double left = (x - length * CELL) / 2;
        text(body, x / 2, 28, "bold", "the storage in memory");
        for (int i = 0; i < length; i++) {
            cell(body, left + i * CELL, 42, i);
        }
        return String.format(Locale.ROOT, "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %.0f %d\" width=\"%.0f\""
                + " height=\"%d\" font-family=\"sans-serif\" font-size=\"14\" text-anchor=\"middle\" role=\"img\">%n"
                + "<title>%s</title>%n" + DARK
                + "<rect width=\"%.0f\" height=\"%d\" fill=\"#ffffff\"/>%n%s</svg>%n", x, bottom, x, bottom,
                description, x, bottom, body).replace("\r\n", "\n");
    }

    private static String round(int... values) {
        return Arrays.toString(values).replace('[', '(').replace(']', ')');
    }

    private static void cell(StringBuilder svg, double x, double y, int place) {
        svg.append(String.format(Locale.ROOT, "<rect x=\"%.0f\" y=\"%.0f\" width=\"%d\" height=\"%d\" fill=\"%s\""
                + " stroke=\"#ffffff\" stroke-width=\"2\"/>\n", x, y, CELL, CELL, COLOURS[place]));
        text(svg, x + CELL / 2.0, y + CELL / 2.0 + 5, "#1b1f24", "normal", String.valueOf(place));
    }

    private static void text(StringBuilder svg, double x, double y, String weight, String text) {
        text(svg, x, y, "#24292f", weight, text);
    }

    // Writing in a cell keeps its colour on a dark page, for the cell does too.
    private static void text(StringBuilder svg, double x, double y, String colour, String weight, String text) {
        svg.append(String.format(Locale.ROOT, "<text x=\"%.0f\" y=\"%.0f\" font-weight=\"%s\" fill=\"%s\">%s</text>\n",
                x, y, weight, colour, text));
    }
}
