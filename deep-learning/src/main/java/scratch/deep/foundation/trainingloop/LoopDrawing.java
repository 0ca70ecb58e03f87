package scratch.deep.foundation.trainingloop;

import java.util.Locale;

/// The training loop as a ring of five stations, with what each of them reads and writes, as SVG.
final class LoopDrawing {
    private static final String[][] STATIONS = {
        {"1 clear", "writes: gradients ← none"}, {"2 forward", "reads: batch, weights", "writes: output, graph"},
        {"3 loss", "reads: output, labels", "writes: one number"},
        {"4 backward", "reads: graph", "writes: gradients (adds!)"},
        {"5 step", "reads: gradients, memory", "writes: weights, memory"}};
    private static final double RADIUS_X = 265;
    private static final double RADIUS_Y = 175;
    private static final double CENTRE_X = 400;
    private static final double CENTRE_Y = 240;
    private static final int WIDTH = 210;
    private static final int HEIGHT = 74;

    private LoopDrawing() {
    }

    static String svg() {
        StringBuilder svg = new StringBuilder("""
                <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 800 480" width="800" height="480" font-family="sans-serif">
                <title>The training loop as a ring of five stations</title>
                <rect width="800" height="480" fill="#ffffff"/>
                <defs><marker id="tip" viewBox="0 0 10 10" refX="9" refY="5" markerWidth="7" markerHeight="7" orient="auto">
                <path d="M0 0L10 5L0 10z" fill="#4d4d4d"/></marker></defs>
                """);
        for (int i = 0; i < STATIONS.length; i++) {
            arrow(svg, angle(i), angle(i + 1));
        }
        for (int i = 0; i < STATIONS.length; i++) {
            station(svg, STATIONS[i], CENTRE_X + RADIUS_X * Math.cos(angle(i)), CENTRE_Y + RADIUS_Y * Math.sin(angle(i)),
                    i == 4 ? "#fde3cf" : "#e3eefa");
        }
        text(svg, CENTRE_X, CENTRE_Y - 6, 17, "normal", "once per batch");
        text(svg, CENTRE_X, CENTRE_Y + 18, 14, "normal", "only station 5 moves a weight");
        return svg.append("</svg>\n").toString();
    }

    private static double angle(int station) {
        return -Math.PI / 2 + 2 * Math.PI * station / STATIONS.length;
    }

    private static void arrow(StringBuilder svg, double from, double to) {
        double gap = 0.46;
        svg.append(String.format(Locale.ROOT, "<path d=\"M%.1f %.1fA%.0f %.0f 0 0 1 %.1f %.1f\" fill=\"none\" "
                + "stroke=\"#4d4d4d\" stroke-width=\"2.5\" marker-end=\"url(#tip)\"/>%n",
                CENTRE_X + RADIUS_X * Math.cos(from + gap), CENTRE_Y + RADIUS_Y * Math.sin(from + gap), RADIUS_X, RADIUS_Y,
                CENTRE_X + RADIUS_X * Math.cos(to - gap), CENTRE_Y + RADIUS_Y * Math.sin(to - gap)));
    }

    private static void station(StringBuilder svg, String[] lines, double x, double y, String colour) {
        svg.append(String.format(Locale.ROOT, "<rect x=\"%.1f\" y=\"%.1f\" width=\"%d\" height=\"%d\" rx=\"10\" fill=\"%s\" "
                + "stroke=\"#4d4d4d\"/>%n", x - WIDTH / 2.0, y - HEIGHT / 2.0, WIDTH, HEIGHT, colour));
        text(svg, x, y - 14, 16, "bold", lines[0]);
        for (int i = 1; i < lines.length; i++) {
            text(svg, x, y + 6 + 19 * (i - 1), 13, "normal", lines[i]);
        }
    }

    private static void text(StringBuilder svg, double x, double y, int size, String weight, String text) {
        svg.append(String.format(Locale.ROOT, "<text x=\"%.1f\" y=\"%.1f\" font-size=\"%d\" font-weight=\"%s\" "
                + "text-anchor=\"middle\" fill=\"#222222\">%s</text>%n", x, y, size, weight, text));
    }
}
