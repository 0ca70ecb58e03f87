package scratch.classic.decisiontree;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import scratch.classic.model.Storable;

/// A tree as names with numbers, words and lists, and back.
final class NodeState {
    private static final String CATEGORIES = "categories";

    private NodeState() {
    }

    static Map<String, Object> write(Node root, List<Feature> features) {
        List<Object> columns = new ArrayList<>();
        features.forEach(f -> columns.add(Map.of("name", f.name(), CATEGORIES, f.categories())));
        return Map.of("features", columns, "root", write(root));
    }

    private static Map<String, Object> write(Node node) {
        Map<String, Object> state = new HashMap<>();
        Node.Summary summary = node.summary();
        List<Double> value = new ArrayList<>();
        for (double each : summary.value()) {
            value.add(each);
        }
        state.putAll(Map.of("rows", summary.rows(), "weight", summary.weight(), "loss", summary.loss(), "value", value));
        if (node instanceof Node.Branch branch) {
            state.putAll(Map.of("feature", branch.split().feature(), "missingLeft", branch.split().missingLeft(),
                    "gain", branch.gain(), "left", write(branch.left()), "right", write(branch.right())));
            switch (branch.split()) {
                case Question.Threshold t -> state.put("threshold", Double.toString(t.threshold()));     // may be infinite
                case Question.Subset s -> state.putAll(Map.of("leftCodes", s.leftCodes(), "rightCodes", s.rightCodes()));
            }
        }
        return state;
    }

    static List<Feature> features(String kind, Map<String, Object> state) {
        List<Feature> features = new ArrayList<>();
        for (Object each : Storable.get(kind, state, "features", List.class)) {
            Map<String, Object> column = map(kind, Map.of("feature", each), "feature");
            List<String> categories = new ArrayList<>();
            for (Object category : Storable.get(kind, column, CATEGORIES, List.class)) {
                categories.add(category.toString());
            }
            features.add(new Feature(Storable.get(kind, column, "name", String.class), categories));
        }
        return features;
    }

    /// The topmost node.
    ///
    /// @throws IllegalArgumentException if something is not there, or a node asks about a feature that is none
    static Node root(String kind, Map<String, Object> state) {
        int features = features(kind, state).size();
        return node(kind, map(kind, state, "root"), features);
    }

    private static Node node(String kind, Map<String, Object> state, int features) {
        double[] value = Storable.numbers(kind, state, "value");
        var summary = new Node.Summary((int) Storable.number(kind, state, "rows"), Storable.number(kind, state, "weight"),
                Storable.number(kind, state, "loss"), value);
        if (!state.containsKey("feature")) {
            return new Node.Leaf(summary);
        }
        Node left = node(kind, map(kind, state, "left"), features);
        Node right = node(kind, map(kind, state, "right"), features);
        if (left.summary().value().length != value.length || right.summary().value().length != value.length) {
            throw new IllegalArgumentException(kind + ": 'value' has " + value.length + " numbers and another length in a"
                    + " child: must have as many in each node");
        }
        return new Node.Branch(summary, split(kind, state, features), Storable.number(kind, state, "gain"), left, right);
    }

    private static Question split(String kind, Map<String, Object> state, int features) {
        int feature = (int) Storable.number(kind, state, "feature");
        if (feature < 0 || feature >= features) {
            throw new IllegalArgumentException(kind + ": 'feature' is " + feature + ": must be from 0 to " + (features - 1));
        }
        boolean missingLeft = Storable.get(kind, state, "missingLeft", Boolean.class);
        if (state.containsKey("threshold")) {
            String threshold = Storable.get(kind, state, "threshold", String.class);
            try {
                return new Question.Threshold(feature, Double.parseDouble(threshold), missingLeft);
            } catch (NumberFormatException e) {
                throw new IllegalArgumentException(kind + ": 'threshold' is " + threshold + ": must be a number", e);
            }
        }
        return new Question.Subset(feature, codes(kind, state, "leftCodes"), codes(kind, state, "rightCodes"), missingLeft);
    }

    private static List<Integer> codes(String kind, Map<String, Object> state, String name) {
        List<Integer> codes = new ArrayList<>();
        for (double code : Storable.numbers(kind, state, name)) {
            if (code < 0 || code != (int) code) {
                throw new IllegalArgumentException(kind + ": '" + name + "' holds " + code + ": must be codes, 0 or more");
            }
            codes.add((int) code);
        }
        return codes;
    }

    @SuppressWarnings("unchecked")       // what Storable.get has checked is a map; its keys are words, as in all files
    private static Map<String, Object> map(String kind, Map<String, Object> state, String name) {
        return Storable.get(kind, state, name, Map.class);
    }
}
