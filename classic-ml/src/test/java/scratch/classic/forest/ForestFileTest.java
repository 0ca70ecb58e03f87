package scratch.classic.forest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.json.JSONObject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import scratch.classic.data.CategoricalColumn;
import scratch.classic.data.NumericColumn;
import scratch.classic.data.Table;
import scratch.classic.data.Target;
import scratch.classic.decisiontree.Features;
import scratch.classic.pipeline.FittedClassifier;
import scratch.classic.pipeline.FittedRegressor;
import scratch.classic.pipeline.Pipeline;
import scratch.classic.pipeline.PipelineFile;
import scratch.math.Matrix;

/// A forest that went through a file answers as before, and a file that does not fit is refused.
class ForestFileTest {
    private static final Drawn ROWS = Drawn.of(80, 1, 2);
    private static final ForestOptions FEW = ForestOptions.classes().withTrees(5).withSeed(Long.MIN_VALUE + 1);

    @Test
    void aFileKeepsEveryBit(@TempDir Path folder) {
        double[][] rows = new double[80][];
        for (int i = 0; i < 80; i++) {
            rows[i] = ROWS.x().row(i);
        }
        Table table = Table.of(rows, List.of("abcdefghijklmnopqrst".split("")));
        FittedRegressor regressor = Pipeline.of().fitRegressor(table, ROWS.y(), (x, y) -> RandomForestRegressor.fit(x, y, FEW));
        PipelineFile.save(regressor, folder.resolve("r.json"));
        FittedRegressor read = PipelineFile.readRegressor(folder.resolve("r.json"));
        assertThat(read.predict(table)).containsExactly(regressor.predict(table));
        FittedClassifier classifier = Pipeline.of().fitClassifier(table, new Target.Labels(ROWS.labels(), List.of("no", "yes")),
                (x, y) -> RandomForestClassifier.fit(x, y, FEW));
        PipelineFile.save(classifier, folder.resolve("c.json"));
        assertThat(PipelineFile.readClassifier(folder.resolve("c.json")).probabilities(table, "yes"))
                .containsExactly(classifier.probabilities(table, "yes"));
    }

    @Test
    void stateKeepsBagsAndGains() {
        var forest = RandomForestClassifier.fit(ROWS.x(), ROWS.labels(), FEW);
        var read = RandomForestClassifier.fromState(forest.state());
        assertThat(read.state()).isEqualTo(forest.state());
        assertThat(read.outOfBag(ROWS.x()).answers()).isEqualTo(forest.outOfBag(ROWS.x()).answers());
        assertThat(read.importances()).containsExactly(forest.importances());
    }

    @Test
    void stateKeepsCategoriesAndGaps() {
        Table table = Table.of(CategoricalColumn.of("sky", "rain", "sun", "snow", null, "rain", "sun"),
                new NumericColumn("wind", 1, 2, 3, 4, Double.NaN, 6));
        Features features = Features.of(table);
        var forest = RandomForestRegressor.fit(features, new double[] {1, 2, 3, 9, 4, 7}, FEW.withTrees(30));
        var read = RandomForestRegressor.fromState(new JSONObject(new JSONObject(forest.state()).toString()).toMap());
        assertThat(read.features()).isEqualTo(forest.features());
        Matrix rows = Features.rows(table, features.list());
        assertThat(read.predict(rows)).containsExactly(forest.predict(rows));
        assertThat(forest.state().toString()).contains("Infinity", "left=[");       // "is it known?", and "is it one of these?"
    }

    @Test
    void whatDoesNotFitIsRefused() {
        Map<String, Object> state = RandomForestRegressor.fit(ROWS.x(), ROWS.y(), FEW).state();
        refused(state, "trees", null, "random-forest-regressor: 'trees' is null: must be a List");
        refused(state, "trees", List.of(), "random-forest-regressor: 'trees' is empty: there must be one at least");
        refused(state, "trees", List.of(3), "random-forest-regressor: 'tree' is 3: must be a Map");
        refused(state, "seed", "x", "random-forest-regressor: 'seed' is x: must be a whole number");
        refused(state, "rows", 0.5, "random-forest-regressor: 'rows' is 0.5: must be a whole number, at least 1");
        refused(state, "width", 2, "random-forest-regressor: node ");
        var classes = RandomForestClassifier.fit(ROWS.x(), ROWS.labels(), FEW).state();
        assertThatIllegalArgumentException().isThrownBy(() -> RandomForestRegressor.fromState(classes))
                .withMessage("random-forest-regressor: 'width' is 2: must be 1");

        Map<String, Object> tree = Map.of("feature", List.of(0, -1, -1), "threshold", List.of("1", "0", "0"), "right",
                List.of(2, 0, 1), "missingLeft", List.of(true, false, false), "codes", Map.of(), "answers", List.of(1, 2),
                "gains", List.of(3));
        Map<String, Object> one = new HashMap<>(state);
        one.put("features", List.of(Map.of("name", "a", "categories", List.of())));
        one.put("trees", List.of(tree));
        Matrix asked = Matrix.of(new double[][] {{1}, {1.5}, {Double.NaN}});
        assertThat(RandomForestRegressor.fromState(one).predict(asked)).containsExactly(1, 2, 1);
        refusedTree(one, tree, "feature", List.of(1, -1, -1), "node 0 of a tree has feature 1 and right 2: must lead on");
        refusedTree(one, tree, "feature", List.of(-2, -1, -1), "node 0 of a tree has feature -2 and right 2: must lead on");
        refusedTree(one, tree, "feature", List.of(0.5, -1, -1), "'feature' holds 0.5: must be whole numbers");
        refusedTree(one, tree, "right", List.of(1, 0, 1), "node 0 of a tree has feature 0 and right 1: must lead on");
        refusedTree(one, tree, "right", List.of(3, 0, 1), "node 0 of a tree has feature 0 and right 3: must lead on");
        refusedTree(one, tree, "right", List.of(2, 0, 2), "node 2 of a tree has feature -1 and right 2: must lead on");
        refusedTree(one, tree, "right", List.of(2, 0), "a tree of 3 nodes with 2, 3 and 3 entries, and 1 gains: must fit");
        refusedTree(one, tree, "threshold", List.of("x", "0", "0"), "'threshold' holds x: must be a number");
        refusedTree(one, tree, "threshold", List.of("NaN", "0", "0"), "'0' is null: must be a Map");
        refusedTree(one, tree, "missingLeft", List.of(1, false, false), "'missingLeft' holds 1: must be true or false");
        Map<String, Object> subset = new HashMap<>(tree);
        subset.put("threshold", List.of("NaN", "0", "0"));
        refusedTree(one, subset, "codes", Map.of("0", Map.of("left", List.of(-1), "right", List.of(2))),
                "'left' holds [-1]: must be codes, 0 or more");
    }

    private static void refusedTree(Map<String, Object> state, Map<String, Object> tree, String name, Object value,
            String message) {
        Map<String, Object> broken = new HashMap<>(tree);
        broken.put(name, value);
        refused(state, "trees", List.of(broken), "random-forest-regressor: " + message);
    }

    private static void refused(Map<String, Object> state, String name, Object value, String message) {
        Map<String, Object> broken = new HashMap<>(state);
        broken.put(name, value);
        assertThatIllegalArgumentException().isThrownBy(() -> RandomForestRegressor.fromState(broken))
                .withMessageStartingWith(message);
    }
}
