package scratch.classic.decisiontree;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/// A tree in words: the question of a node, and the whole tree in the language of Graphviz, which draws it:
///
/// ```sh
/// dot -Tsvg tree.dot > tree.svg
/// ```
public final class TreeText {
    private TreeText() {
    }

    /// What a split asks, such as `petal length <= 2.45` or `colour in {blue, red}`.
    public static String question(Question split, List<Feature> features) {
        Feature feature = features.get(split.feature());
        return switch (split) {
            case Question.Threshold t when t.threshold() == Double.POSITIVE_INFINITY -> feature.name() + " is known";
            case Question.Threshold t -> feature.name() + " <= " + number(t.threshold());
            case Question.Subset s -> feature.name() + " in {" + s.leftCodes().stream().map(feature.categories()::get)
                    .collect(Collectors.joining(", ")) + "}";
        };
    }

    /// What a node answers: its most frequent class, the first of equals, or its mean.
    ///
    /// @param classes (K), or empty where numbers are predicted
    public static String answer(Node node, List<String> classes) {
        return classes.isEmpty() ? number(node.summary().value()[0]) : classes.get(mostFrequent(node));
    }

    // the most frequent class, the first of equals
    static int mostFrequent(Node node) {
        double[] value = node.summary().value();
        int best = 0;
        for (int k = 1; k < value.length; k++) {
            best = value[k] > value[best] ? k : best;
        }
        return best;
    }

    /// The tree for Graphviz: a box a node, with its question, its rows, its impurity and its answer; yes on the left.
    ///
    /// @param classes (K), or empty where numbers are predicted
    public static String dot(Node root, List<Feature> features, List<String> classes) {
        List<String> lines = new ArrayList<>();
        lines.add("digraph tree {");
        lines.add("    node [shape=box, style=rounded, fontname=\"sans-serif\"];");
        dot(root, features, classes, lines, 0);
        lines.add("}");
        return String.join("\n", lines) + "\n";
    }

    // returns the number of the next node
    private static int dot(Node node, List<Feature> features, List<String> classes, List<String> lines, int id) {
        String text = String.format(Locale.ROOT, "rows %d, impurity %s\\n%s", node.summary().rows(),
                number(node.summary().impurity()), quoted(answer(node, classes)));
        if (!(node instanceof Node.Branch branch)) {
            lines.add(String.format(Locale.ROOT, "    n%d [label=\"%s\"];", id, text));
            return id + 1;
        }
        lines.add(String.format(Locale.ROOT, "    n%d [label=\"%s\\n%s\"];", id, quoted(question(branch.split(), features)),
                text));
        lines.add(String.format(Locale.ROOT, "    n%d -> n%d [label=\"yes\"];", id, id + 1));
        int right = dot(branch.left(), features, classes, lines, id + 1);
        lines.add(String.format(Locale.ROOT, "    n%d -> n%d [label=\"no\"];", id, right));
        return dot(branch.right(), features, classes, lines, right);
    }

    private static String quoted(String text) {
        return text.replace("\\", "\\\\").replace("\"", "\\\"");
    }

    // four digits that count, without a tail of zeros
    private static String number(double value) {
        double rounded = Double.parseDouble(String.format(Locale.ROOT, "%.4g", value));
        return rounded == Math.rint(rounded) && Math.abs(rounded) < 1e7 ? String.format(Locale.ROOT, "%.0f", rounded)
                : Double.toString(rounded);
    }

    // the share of each feature in all that was gained
    static double[] importances(Node root, int features) {
        double[] gains = new double[features];
        gains(root, gains);
        double all = 0;
        for (double gain : gains) {
            all += gain;
        }
        for (int j = 0; j < features && all > 0; j++) {
            gains[j] /= all;
        }
        return gains;
    }

    private static void gains(Node node, double[] gains) {
        if (node instanceof Node.Branch branch) {
            gains[branch.split().feature()] += branch.gain();
            gains(branch.left(), gains);
            gains(branch.right(), gains);
        }
    }
}
