package scratch.math.autograd;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/// Draws a [Graph] from left to right in layers: every arrow goes from a layer to one further right.
///
/// Three steps. A node's layer is the longest way to it; a given number moves right until just before its first use.
/// Arrows that cross layers get a waypoint in each, so that they run between boxes. Then each layer is sorted by the
/// mean height of its neighbours, forwards and backwards a few times, which removes most crossings.
/// Sugiyama, Tagawa and Toda 1981.
final class GraphDrawing {
    private static final int WIDTH = 104;
    private static final int HEIGHT = 66;
    private static final int GAP_ACROSS = 56;
    private static final int GAP_DOWN = 26;
    private static final int MARGIN = 16;
    /// On a dark page the colours change: each pair is a colour and the one that replaces it.
    private static final String[][] DARK = {{"#ffffff", "#0d1117"}, {"#24292f", "#e6edf3"}, {"#555555", "#9da7b3"},
        {"#333333", "#c9d1d9"}, {"#eef4fb", "#172536"}, {"#f7f7f2", "#1c2128"}, {"#1f5fa8", "#79b8ff"}, {"#b03a1e", "#ff9b80"}};

    /// A box or a waypoint.
    private static final class Cell {
        final int node;                    // -1 for a waypoint
        final int layer;
        final List<Cell> left = new ArrayList<>();
        final List<Cell> right = new ArrayList<>();
        double y;

        Cell(int node, int layer) {
            this.node = node;
            this.layer = layer;
        }

        double height() {
            return node < 0 ? 8 : HEIGHT;
        }

        double x() {
            return MARGIN + layer * (double) (WIDTH + GAP_ACROSS);
        }
    }

    private record Arrow(int from, List<Cell> way) { }

    private final Graph graph;
    private final List<List<Cell>> layers = new ArrayList<>();
    private final List<Arrow> arrows = new ArrayList<>();

    GraphDrawing(Graph graph) {
        this.graph = graph;
        int[] layer = layersOfNodes();
        Cell[] cells = new Cell[layer.length];
        for (int i = 0; i < layer.length; i++) {
            cells[i] = cell(i, layer[i]);
        }
        for (int i = 0; i < layer.length; i++) {
            for (int input : graph.nodes().get(i).inputs()) {
                connect(input, cells[input], cells[i]);
            }
        }
        place();
    }

    private int[] layersOfNodes() {
        List<Graph.Node> nodes = graph.nodes();
        int[] layer = new int[nodes.size()];
        int[] firstUse = new int[nodes.size()];
        java.util.Arrays.fill(firstUse, Integer.MAX_VALUE);
        for (int i = 0; i < layer.length; i++) {
            for (int input : nodes.get(i).inputs()) {
                layer[i] = Math.max(layer[i], layer[input] + 1);
            }
        }
        for (int i = 0; i < layer.length; i++) {
            for (int input : nodes.get(i).inputs()) {
                firstUse[input] = Math.min(firstUse[input], layer[i]);
            }
        }
        for (int i = 0; i < layer.length; i++) {
            if (nodes.get(i).given() && firstUse[i] < Integer.MAX_VALUE) {
                layer[i] = firstUse[i] - 1;
            }
        }
        return layer;
    }

    private Cell cell(int node, int layer) {
        while (layers.size() <= layer) {
            layers.add(new ArrayList<>());
        }
        Cell cell = new Cell(node, layer);
        layers.get(layer).add(cell);
        return cell;
    }

    private void connect(int input, Cell from, Cell to) {
        List<Cell> way = new ArrayList<>(List.of(from));
        for (int between = from.layer + 1; between < to.layer; between++) {
            way.add(cell(-1, between));
        }
        way.add(to);
        for (int i = 1; i < way.size(); i++) {
            way.get(i - 1).right.add(way.get(i));
            way.get(i).left.add(way.get(i - 1));
        }
        arrows.add(new Arrow(input, way));
    }

    private void place() {
        layers.forEach(GraphDrawing::stack);
        for (int round = 0; round < 12; round++) {
            boolean forwards = round % 2 == 0;
            for (List<Cell> layer : forwards ? layers : layers.reversed()) {
                for (Cell cell : layer) {
                    List<Cell> neighbours = forwards ? cell.left : cell.right;
                    cell.y = neighbours.stream().mapToDouble(c -> c.y).average().orElse(cell.y);
                }
                layer.sort(Comparator.comparingDouble(c -> c.y));
                pushApart(layer);
            }
        }
        double top = layers.stream().flatMap(List::stream).mapToDouble(c -> c.y - c.height() / 2).min().orElse(0);
        layers.forEach(layer -> layer.forEach(cell -> cell.y += MARGIN + 8 - top));
    }

    private static void stack(List<Cell> layer) {
        double y = 0;
        for (Cell cell : layer) {
            cell.y = y;
            y += cell.height() + GAP_DOWN;
        }
    }

    /// Keeps the order and the centre, and makes room.
    private static void pushApart(List<Cell> layer) {
        double before = layer.stream().mapToDouble(c -> c.y).average().orElse(0);
        for (int i = 1; i < layer.size(); i++) {
            Cell above = layer.get(i - 1);
            Cell cell = layer.get(i);
            cell.y = Math.max(cell.y, above.y + (above.height() + cell.height()) / 2 + GAP_DOWN);
        }
        double moved = layer.stream().mapToDouble(c -> c.y).average().orElse(0) - before;
        layer.forEach(cell -> cell.y -= moved);
    }

    String svg(String description) {
        double width = 2 * MARGIN + layers.size() * (double) (WIDTH + GAP_ACROSS) - GAP_ACROSS;
        double height = layers.stream().flatMap(List::stream).mapToDouble(c -> c.y + c.height() / 2).max().orElse(0)
                + MARGIN;
        StringBuilder svg = new StringBuilder();
        line(svg, "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %.0f %.0f\" width=\"%.0f\" height=\"%.0f\""
                + " font-family=\"sans-serif\" font-size=\"13\" text-anchor=\"middle\" fill=\"#24292f\" role=\"img\">",
                width, height, width, height);
        svg.append("<title>").append(escape(description)).append("</title>\n");
        svg.append("<style>@media (prefers-color-scheme: dark) {");
        for (String[] pair : DARK) {
            svg.append(String.format(Locale.ROOT, "[fill=\"%1$s\"]{fill:%2$s}[stroke=\"%1$s\"]{stroke:%2$s}", pair[0],
                    pair[1]));
        }
        svg.append("}</style>\n");
        line(svg, "<rect width=\"%.0f\" height=\"%.0f\" fill=\"#ffffff\"/>", width, height);
        svg.append("<defs><marker id=\"tip\" viewBox=\"0 0 8 8\" refX=\"7\" refY=\"4\" markerWidth=\"9\""
                + " markerHeight=\"9\" markerUnits=\"userSpaceOnUse\" orient=\"auto\">"
                + "<path d=\"M0 0 8 4 0 8z\" fill=\"#555555\"/></marker>"
                + "</defs>\n");
        int[] uses = graph.uses();
        for (Arrow arrow : arrows) {
            arrow(svg, arrow, uses[arrow.from] > 1);
        }
        for (List<Cell> layer : layers) {
            for (Cell cell : layer) {
                if (cell.node >= 0) {
                    box(svg, cell);
                }
            }
        }
        return svg.append("</svg>\n").toString();
    }

    private static void arrow(StringBuilder svg, Arrow arrow, boolean thick) {
        StringBuilder path = new StringBuilder();
        for (int i = 1; i < arrow.way.size(); i++) {
            Cell from = arrow.way.get(i - 1);
            Cell to = arrow.way.get(i);
            double x0 = from.x() + WIDTH;
            double x1 = to.x();
            if (i == 1) {
                path.append(String.format(Locale.ROOT, "M%.0f %.0f", x0, from.y));
            } else {
                path.append(String.format(Locale.ROOT, "L%.0f %.0f", x0, from.y));
            }
            path.append(String.format(Locale.ROOT, "C%.0f %.0f %.0f %.0f %.0f %.0f", (x0 + x1) / 2, from.y,
                    (x0 + x1) / 2, to.y, x1, to.y));
        }
        line(svg, "<path d=\"%s\" fill=\"none\" stroke=\"#555555\" stroke-width=\"%s\" marker-end=\"url(#tip)\"/>",
                path, thick ? "3.5" : "1.3");
    }

    private void box(StringBuilder svg, Cell cell) {
        Graph.Node node = graph.nodes().get(cell.node);
        double top = cell.y - HEIGHT / 2.0;
        double middle = cell.x() + WIDTH / 2.0;
        line(svg, "<rect x=\"%.0f\" y=\"%.1f\" width=\"%d\" height=\"%d\" rx=\"%d\" fill=\"%s\" stroke=\"#333333\"/>",
                cell.x(), top, WIDTH, HEIGHT, node.given() ? 14 : 3, node.given() ? "#eef4fb" : "#f7f7f2");
        line(svg, "<text x=\"%.0f\" y=\"%.1f\" font-weight=\"bold\">%s</text>", middle, top + 18, escape(node.title()));
        line(svg, "<text x=\"%.0f\" y=\"%.1f\" fill=\"#1f5fa8\">%s</text>", middle, top + 37, escape(node.value()));
        line(svg, "<text x=\"%.0f\" y=\"%.1f\" fill=\"#b03a1e\">%s</text>", middle, top + 56, escape(node.gradient()));
        String order = graph.order(cell.node);
        if (!order.isEmpty()) {
            line(svg, "<circle cx=\"%.0f\" cy=\"%.1f\" r=\"10\" fill=\"#333333\"/>", cell.x() + WIDTH - 4, top + 2);
            line(svg, "<text x=\"%.0f\" y=\"%.1f\" font-size=\"11\" fill=\"#ffffff\">%s</text>", cell.x() + WIDTH - 4,
                    top + 6, order);
        }
    }

    private static void line(StringBuilder svg, String format, Object... values) {
        svg.append(String.format(Locale.ROOT, format, values)).append('\n');
    }

    private static String escape(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace("\"", "&quot;");
    }
}
