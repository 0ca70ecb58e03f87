package scratch.classic.tree.informationgain;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

import scratch.classic.data.CategoricalColumn;
import scratch.classic.data.Table;
import scratch.math.check.Require;

/// A tree whose nodes ask for the value of an attribute and have a child for each value (ID3).
///
/// Each node takes the attribute that tells most about the class, and each child the rows with its value; below it the
/// attribute is not asked for again. A node without a question is a leaf: its rows are of one class, or no attribute is left
/// that has more than one value. Of equally good attributes the first column wins: a later one must be better by 1e-12.
/// Cost O(n · attributes) for each level.
///
/// Reference: J. R. Quinlan, "Induction of Decision Trees", *Machine Learning* 1, 1986.
public final class ID3 {
    private static final double ROUNDING = 1e-12;
    private final Node root;

    /// Which attribute is best.
    public enum Criterion {
        /// That with the largest gain.
        GAIN,
        /// That with the largest gain ratio, of those whose gain is average or better.
        GAIN_RATIO,
        /// That whose gain is most above chance; none that is not above it.
        ABOVE_CHANCE
    }

    /// A node with all that hangs below it.
    ///
    /// @param counts    its training rows of each class; (K)
    /// @param attribute what it asks for, or null if it is a leaf
    /// @param gains     what each attribute with more than one value would tell, by name
    /// @param children  by value, those that occur
    public record Node(List<Integer> counts, String attribute, Map<String, InformationGain> gains, Map<String, Node> children) {
        /// How many leaves there are.
        public int leaves() {
            return attribute == null ? 1 : children.values().stream().mapToInt(Node::leaves).sum();
        }

        /// The most frequent class, the first of equals.
        public int answer() {
            return IntStream.range(0, counts.size()).reduce(0, (best, k) -> counts.get(k) > counts.get(best) ? k : best);
        }
    }

    private ID3(Node root) {
        this.root = root;
    }

    /// @param attributes (n) rows of categories, none missing
    /// @param labels     (n), from 0
    /// @throws IllegalArgumentException if a value is missing, or labels and rows do not fit
    public static ID3 fit(Table attributes, int[] labels, Criterion criterion) {
        Require.that(labels.length == attributes.rows() && labels.length > 0,
                "ID3.fit: %d labels, %d rows: needs the same positive number of both", labels.length, attributes.rows());
        List<CategoricalColumn> columns = attributes.names().stream().map(attributes::categorical).toList();
        for (CategoricalColumn column : columns) {
            for (int i = 0; i < labels.length; i++) {
                Require.that(!column.isMissing(i), "ID3.fit: row %d, column '%s': is missing: ID3 has no rule for gaps", i,
                        column.name());
            }
        }
        for (int i = 0; i < labels.length; i++) {
            Require.that(labels[i] >= 0, "ID3.fit: label %d of row %d: must be 0 or more", labels[i], i);
        }
        int classes = Arrays.stream(labels).max().orElseThrow() + 1;
        return new ID3(grow(columns, labels, classes, criterion));
    }

    private static Node grow(List<CategoricalColumn> columns, int[] labels, int classes, Criterion criterion) {
        List<Integer> counts = IntStream.range(0, classes)
                .mapToObj(k -> (int) Arrays.stream(labels).filter(label -> label == k).count()).toList();
        Map<String, InformationGain> gains = gains(columns, labels);
        CategoricalColumn best = counts.contains(labels.length) ? null : best(columns, gains, criterion);
        if (best == null) {
            return new Node(counts, null, gains, Map.of());
        }
        List<CategoricalColumn> others = columns.stream().filter(column -> column != best).toList();
        Map<String, Node> children = new LinkedHashMap<>();
        for (int code = 0; code < best.categories().size(); code++) {
            int value = code;
            int[] rows = IntStream.range(0, labels.length).filter(i -> best.code(i) == value).toArray();
            if (rows.length > 0) {
                children.put(best.categories().get(code), grow(others.stream().map(column -> column.select(rows)).toList(),
                        Arrays.stream(rows).map(i -> labels[i]).toArray(), classes, criterion));
            }
        }
        return new Node(counts, best.name(), gains, children);
    }

    private static Map<String, InformationGain> gains(List<CategoricalColumn> columns, int... labels) {
        Map<String, InformationGain> gains = new LinkedHashMap<>();
        for (CategoricalColumn column : columns) {
            InformationGain gain = InformationGain.of(column.codes(), labels);
            if (gain.splitInformation() > 0) {
                gains.put(column.name(), gain);
            }
        }
        return gains;
    }

    private static CategoricalColumn best(List<CategoricalColumn> columns, Map<String, InformationGain> gains,
            Criterion criterion) {
        double average = gains.values().stream().mapToDouble(InformationGain::bits).average().orElse(0);
        CategoricalColumn best = null;
        double most = criterion == Criterion.ABOVE_CHANCE ? 0 : Double.NEGATIVE_INFINITY;
        for (CategoricalColumn column : columns) {
            InformationGain gain = gains.get(column.name());
            if (gain == null || criterion == Criterion.GAIN_RATIO && gain.bits() < average - ROUNDING) {
                continue;
            }
            double score = switch (criterion) {
                case GAIN -> gain.bits();
                case GAIN_RATIO -> gain.ratio();
                case ABOVE_CHANCE -> gain.aboveChance();
            };
            if (score > most + ROUNDING) {
                most = score;
                best = column;
            }
        }
        return best;
    }

    /// The topmost node.
    public Node root() {
        return root;
    }

    /// The class of each row: that of its leaf, or of the last node that knows its value; (n).
    public int[] predict(Table attributes) {
        return IntStream.range(0, attributes.rows()).map(i -> {
            Node node = root;
            while (node.attribute != null) {
                Node child = node.children.get(attributes.categorical(node.attribute).word(i));
                if (child == null) {
                    break;
                }
                node = child;
            }
            return node.answer();
        }).toArray();
    }
}
