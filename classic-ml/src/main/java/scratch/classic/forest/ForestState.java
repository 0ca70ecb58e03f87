package scratch.classic.forest;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import scratch.classic.decisiontree.Feature;
import scratch.classic.decisiontree.Question;
import scratch.classic.model.Storable;
import scratch.math.check.Require;

/// A forest as names with numbers, words and lists, and back: a tree is a few long lists, as in [CompactTree].
final class ForestState {
    private static final String FEATURE = "feature";
    private static final String THRESHOLD = "threshold";
    private static final String RIGHT = "right";
    private static final String MISSING = "missingLeft";
    private static final String CODES = "codes";

    private ForestState() {
    }

    static Map<String, Object> write(Forest forest) {
        Bags bags = forest.bags();
        return Map.of("features", forest.features().stream().map(f -> Map.of("name", f.name(), "categories", f.categories()))
                .toList(), "width", forest.width(), "seed", Long.toString(bags.seed()), "rows", bags.rows(), "bootstrap",
                bags.bootstrap(), "trees", Arrays.stream(forest.trees()).map(ForestState::write).toList());
    }

    private static Map<String, Object> write(CompactTree tree) {
        List<Integer> feature = new ArrayList<>();
        List<String> threshold = new ArrayList<>();                   // words: one may be infinite, or none
        List<Integer> right = new ArrayList<>();
        List<Boolean> missingLeft = new ArrayList<>();
        Map<String, Object> codes = new HashMap<>();
        for (int node = 0; node < tree.nodes(); node++) {
            feature.add(tree.feature(node));
            threshold.add(Double.toString(tree.threshold(node)));
            right.add(tree.right(node));
            missingLeft.add(tree.missingLeft(node));
            if (Double.isNaN(tree.threshold(node))) {
                Question.Subset subset = tree.subset(node);
                codes.put(Integer.toString(node), Map.of("left", subset.leftCodes(), RIGHT, subset.rightCodes()));
            }
        }
        return Map.of(FEATURE, feature, THRESHOLD, threshold, RIGHT, right, MISSING, missingLeft, CODES, codes, "answers",
                Arrays.stream(tree.answers()).boxed().toList(), "gains", Arrays.stream(tree.gains()).boxed().toList());
    }

    /// @throws IllegalArgumentException if something is not there or does not fit: by name
    static Forest read(String kind, Map<String, Object> state) {
        List<Feature> features = new ArrayList<>();
        for (Object each : Storable.get(kind, state, "features", List.class)) {
            Map<String, Object> column = map(kind, Map.of(FEATURE, each), FEATURE);
            List<String> categories = new ArrayList<>();
            for (Object category : Storable.get(kind, column, "categories", List.class)) {
                categories.add(category.toString());
            }
            features.add(new Feature(Storable.get(kind, column, "name", String.class), categories));
        }
        int width = count(kind, state, "width");
        List<?> written = Storable.get(kind, state, "trees", List.class);
        Require.that(!written.isEmpty(), kind + ": 'trees' is empty: there must be one at least");
        CompactTree[] trees = new CompactTree[written.size()];
        for (int t = 0; t < trees.length; t++) {
            trees[t] = tree(kind, map(kind, Map.of("tree", written.get(t)), "tree"), features.size(), width);
        }
        return new Forest(features, width, new Bags(seed(kind, state), trees.length, count(kind, state, "rows"),
                Storable.get(kind, state, "bootstrap", Boolean.class)), trees);
    }

    private static long seed(String kind, Map<String, Object> state) {
        String seed = Storable.get(kind, state, "seed", String.class);
        try {
            return Long.parseLong(seed);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(kind + ": 'seed' is " + seed + ": must be a whole number", e);
        }
    }

    private static int count(String kind, Map<String, Object> state, String name) {
        double count = Storable.number(kind, state, name);
        Require.that(count >= 1 && count == (int) count, "%s: '%s' is %s: must be a whole number, at least 1", kind, name,
                count);
        return (int) count;
    }

    private static CompactTree tree(String kind, Map<String, Object> state, int features, int width) {
        int[] feature = whole(kind, state, FEATURE);
        int[] right = whole(kind, state, RIGHT);
        double[] threshold = thresholds(kind, Storable.get(kind, state, THRESHOLD, List.class));
        boolean[] missingLeft = truths(kind, Storable.get(kind, state, MISSING, List.class));
        double[] answers = Storable.numbers(kind, state, "answers");
        double[] gains = Storable.numbers(kind, state, "gains");
        int nodes = feature.length;
        Require.that(nodes > 0 && right.length == nodes && threshold.length == nodes && missingLeft.length == nodes
                && gains.length == features, "%s: a tree of %d nodes with %d, %d and %d entries, and %d gains: must fit", kind,
                nodes, right.length, threshold.length, missingLeft.length, gains.length);
        Question.Subset[] subsets = subsets(kind, state, feature, threshold, missingLeft);
        for (int node = 0; node < nodes; node++) {
            int most = feature[node] == CompactTree.LEAF ? answers.length - width : nodes - 1;
            int least = feature[node] == CompactTree.LEAF ? 0 : node + 2;
            Require.that(feature[node] >= CompactTree.LEAF && feature[node] < features && right[node] >= least
                    && right[node] <= most, "%s: node %d of a tree has feature %d and right %d: must lead on", kind, node,
                    feature[node], right[node]);
        }
        return new CompactTree(feature, threshold, right, missingLeft, subsets, answers, gains);
    }

    private static Question.Subset[] subsets(String kind, Map<String, Object> state, int[] feature, double[] threshold,
            boolean... missingLeft) {
        Map<String, Object> codes = map(kind, state, CODES);
        Question.Subset[] subsets = new Question.Subset[codes.isEmpty() ? 0 : feature.length];
        for (int node = 0; node < feature.length; node++) {
            if (Double.isNaN(threshold[node])) {
                Map<String, Object> both = map(kind, codes, Integer.toString(node));
                subsets[node] = new Question.Subset(feature[node], codes(kind, both, "left"), codes(kind, both, RIGHT),
                        missingLeft[node]);
            }
        }
        return subsets;
    }

    private static List<Integer> codes(String kind, Map<String, Object> state, String name) {
        int[] codes = whole(kind, state, name);
        Require.that(Arrays.stream(codes).allMatch(code -> code >= 0), kind + ": '%s' holds %s: must be codes, 0 or more", name,
                Arrays.toString(codes));
        return Arrays.stream(codes).boxed().toList();
    }

    private static int[] whole(String kind, Map<String, Object> state, String name) {
        double[] numbers = Storable.numbers(kind, state, name);
        int[] whole = new int[numbers.length];
        for (int i = 0; i < whole.length; i++) {
            whole[i] = (int) numbers[i];
            Require.that(whole[i] == numbers[i], "%s: '%s' holds %s: must be whole numbers", kind, name, numbers[i]);
        }
        return whole;
    }

    private static double[] thresholds(String kind, List<?> written) {
        double[] thresholds = new double[written.size()];
        for (int i = 0; i < thresholds.length; i++) {
            try {
                thresholds[i] = Double.parseDouble(String.valueOf(written.get(i)));
            } catch (NumberFormatException e) {
                throw new IllegalArgumentException(kind + ": 'threshold' holds " + written.get(i) + ": must be a number", e);
            }
        }
        return thresholds;
    }

    private static boolean[] truths(String kind, List<?> written) {
        boolean[] truths = new boolean[written.size()];
        for (int i = 0; i < truths.length; i++) {
            Require.that(written.get(i) instanceof Boolean, "%s: 'missingLeft' holds %s: must be true or false", kind,
                    written.get(i));
            truths[i] = (Boolean) written.get(i);
        }
        return truths;
    }

    @SuppressWarnings("unchecked")       // what Storable.get has checked is a map; its keys are words, as in all files
    private static Map<String, Object> map(String kind, Map<String, Object> state, String name) {
        return Storable.get(kind, state, name, Map.class);
    }
}
