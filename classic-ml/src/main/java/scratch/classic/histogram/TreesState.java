package scratch.classic.histogram;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import scratch.classic.decisiontree.Feature;
import scratch.classic.model.Storable;

/// Boosted trees as names with numbers, words and lists, and back.
final class TreesState {
    private TreesState() {
    }

    static Map<String, Object> write(BoostedTrees trees) {
        List<Object> features = new ArrayList<>();
        trees.features().forEach(f -> features.add(Map.of("name", f.name(), "categories", f.categories())));
        List<Object> rounds = new ArrayList<>();
        for (List<BoostedTree> round : trees.rounds()) {
            rounds.add(round.stream().map(tree -> tree.nodes().stream().map(TreesState::write).toList()).toList());
        }
        return Map.of("features", features, "start", Arrays.stream(trees.start()).boxed().toList(), "rounds", rounds);
    }

    private static Map<String, Object> write(BoostedTree.Node node) {
        Map<String, Object> state = new HashMap<>(Map.of("rows", node.rows(), "hessian", node.hessian(), "value",
                node.value()));
        if (!node.isLeaf()) {
            state.putAll(Map.of("feature", node.feature(), "threshold", Double.toString(node.threshold()),  // may be infinite
                    "leftCodes", node.leftCodes(), "rightCodes", node.rightCodes(), "missingLeft", node.missingLeft(),
                    "left", node.left(), "right", node.right(), "gain", node.gain()));
        }
        return state;
    }

    /// @throws IllegalArgumentException if something is not there, or a node points to where nothing is
    static BoostedTrees read(String kind, Map<String, Object> state) {
        List<Feature> features = new ArrayList<>();
        for (Object each : Storable.get(kind, state, "features", List.class)) {
            Map<String, Object> column = map(kind, each);
            List<String> categories = new ArrayList<>();
            for (Object category : Storable.get(kind, column, "categories", List.class)) {
                categories.add(category.toString());
            }
            features.add(new Feature(Storable.get(kind, column, "name", String.class), categories));
        }
        double[] start = Storable.numbers(kind, state, "start");
        List<List<BoostedTree>> rounds = new ArrayList<>();
        for (Object round : Storable.get(kind, state, "rounds", List.class)) {
            List<BoostedTree> trees = new ArrayList<>();
            for (Object tree : list(kind, round)) {
                trees.add(tree(kind, list(kind, tree), features.size()));
            }
            if (trees.size() != start.length) {
                throw new IllegalArgumentException(kind + ": a round has " + trees.size() + " trees: must have "
                        + start.length);
            }
            rounds.add(trees);
        }
        return new BoostedTrees(features, start, rounds);
    }

    private static BoostedTree tree(String kind, List<?> nodes, int features) {
        List<BoostedTree.Node> read = new ArrayList<>();
        for (Object node : nodes) {
            read.add(node(kind, map(kind, node), features, read.size(), nodes.size()));
        }
        if (read.isEmpty()) {
            throw new IllegalArgumentException(kind + ": a tree has no node: must have one at least");
        }
        return new BoostedTree(read);
    }

    private static BoostedTree.Node node(String kind, Map<String, Object> state, int features, int at, int count) {
        int rows = (int) Storable.number(kind, state, "rows");
        double hessian = Storable.number(kind, state, "hessian");
        double value = Storable.number(kind, state, "value");
        if (!state.containsKey("feature")) {
            return new BoostedTree.Node(-1, 0, List.of(), List.of(), false, -1, -1, 0, rows, hessian, value);
        }
        String threshold = Storable.get(kind, state, "threshold", String.class);
        try {
            return new BoostedTree.Node(index(kind, state, "feature", 0, features), Double.parseDouble(threshold),
                    codes(kind, state, "leftCodes"), codes(kind, state, "rightCodes"),
                    Storable.get(kind, state, "missingLeft", Boolean.class), index(kind, state, "left", at + 1, count),
                    index(kind, state, "right", at + 1, count), Storable.number(kind, state, "gain"), rows, hessian, value);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(kind + ": 'threshold' is " + threshold + ": must be a number", e);
        }
    }

    // children stand behind their parents: no way leads in a circle
    private static int index(String kind, Map<String, Object> state, String name, int least, int end) {
        double value = Storable.number(kind, state, name);
        if (!(value >= least && value < end && value == (int) value)) {
            throw new IllegalArgumentException(kind + ": '" + name + "' is " + value + ": must be from " + least + " to "
                    + (end - 1));
        }
        return (int) value;
    }

    private static List<Integer> codes(String kind, Map<String, Object> state, String name) {
        List<Integer> codes = new ArrayList<>();
        for (double code : Storable.numbers(kind, state, name)) {
            codes.add((int) code);
        }
        return codes;
    }

    private static List<?> list(String kind, Object value) {
        return Storable.get(kind, Map.of("list", value), "list", List.class);
    }

    @SuppressWarnings("unchecked")       // what Storable.get has checked is a map; its keys are words, as in all files
    private static Map<String, Object> map(String kind, Object value) {
        return Storable.get(kind, Map.of("node", value), "node", Map.class);
    }
}
