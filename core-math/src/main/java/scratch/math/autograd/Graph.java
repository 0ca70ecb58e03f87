package scratch.math.autograd;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import scratch.math.tensor.Shape;

/// The graph of a computation as a figure: in the language of Graphviz, or drawn by [GraphDrawing] as SVG.
///
/// Every box has a title (name or operation), the value above and the gradient below; of a tensor, the shapes. Arrows
/// from a number that is used more than once are thick: there the gradients of all its uses add up.
public final class Graph {

    /// One box. `inputs` are positions in the list of nodes; a node comes after its inputs.
    record Node(String title, String value, String gradient, boolean given, List<Integer> inputs) { }

    private final List<Node> nodes;
    private final boolean numbered;

    private Graph(List<Node> nodes, boolean numbered) {
        this.nodes = nodes;
        this.numbered = numbered;
    }

    public static Graph of(Value result) {
        List<Node> nodes = new ArrayList<>();
        Map<Value, Integer> positions = new IdentityHashMap<>();
        for (Value v : result.order()) {
            positions.put(v, nodes.size());
            nodes.add(new Node(title(v.name(), v.operation()), number(v.data()), number(v.gradient()), v.isGiven(),
                    v.inputs().stream().map(positions::get).toList()));
        }
        return new Graph(nodes, false);
    }

    /// To be drawn before `backward`, or after `backward(true)`: otherwise the graph has been released.
    public static Graph of(Variable result) {
        List<Node> nodes = new ArrayList<>();
        Map<Variable, Integer> positions = new IdentityHashMap<>();
        for (Variable v : result.order()) {
            positions.put(v, nodes.size());
            nodes.add(new Node(title(v.name(), v.operation()), Shape.text(v.shape()),
                    v.hasGradient() ? Shape.text(v.gradient().shape()) : "", v.isGiven(),
                    v.inputs().stream().map(positions::get).toList()));
        }
        return new Graph(nodes, false);
    }

    /// The same with numbers in the order in which `backward` visits the nodes: every result before its inputs.
    public Graph numbered() {
        return new Graph(nodes, true);
    }

    private static String title(String name, String operation) {
        return name.isEmpty() || operation.isEmpty() ? name + operation : name + " = " + operation;
    }

    /// At most four decimals, none that are zero.
    static String number(double x) {
        if (x == Math.rint(x) && Math.abs(x) < 1e6) {
            return String.format(Locale.ROOT, "%.0f", x + 0.0);
        }
        String text = String.format(Locale.ROOT, Math.abs(x) >= 1e6 || Math.abs(x) < 1e-3 ? "%.3g" : "%.4f", x);
        return text.contains("e") || !text.contains(".") ? text : text.replaceAll("0+$", "").replaceAll("\\.$", "");
    }

    List<Node> nodes() {
        return nodes;
    }

    /// How many results use each node.
    int[] uses() {
        int[] uses = new int[nodes.size()];
        for (Node node : nodes) {
            for (int input : node.inputs()) {
                uses[input]++;
            }
        }
        return uses;
    }

    /// The place in the order of `backward`, from 1, or an empty text.
    String order(int node) {
        return numbered ? String.valueOf(nodes.size() - node) : "";
    }

    /// For `dot -Tsvg`.
    public String toDot() {
        int[] uses = uses();
        StringBuilder dot = new StringBuilder("digraph {\n  rankdir=LR;\n  node [shape=record];\n");
        for (int i = 0; i < nodes.size(); i++) {
            Node node = nodes.get(i);
            dot.append("  n").append(i).append(" [label=\"").append(escape(node.title()))
                    .append(numbered ? " #" + order(i) : "").append("|").append(escape(node.value()))
                    .append(node.gradient().isEmpty() ? "" : "|" + escape(node.gradient())).append('"')
                    .append(node.given() ? ", style=rounded" : "").append("];\n");
        }
        for (int i = 0; i < nodes.size(); i++) {
            for (int input : nodes.get(i).inputs()) {
                dot.append("  n").append(input).append(" -> n").append(i)
                        .append(uses[input] > 1 ? " [penwidth=3]" : "").append(";\n");
            }
        }
        return dot.append("}\n").toString();
    }

    private static String escape(String text) {
        return text.replaceAll("([\\\\\"{}|<>])", "\\\\$1");
    }

    /// A drawing that needs no other program.
    public String toSvg(String description) {
        return new GraphDrawing(this).svg(description);
    }
}
