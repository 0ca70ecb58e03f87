package scratch.classic.tree.pruning;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

import smile.base.cart.SplitRule;
import smile.classification.DecisionTree;
import smile.data.DataFrame;
import smile.data.formula.Formula;
import smile.data.vector.IntVector;

import scratch.classic.data.Split;
import scratch.classic.decisiontree.ClassificationTree;
import scratch.classic.decisiontree.Pruning;
import scratch.classic.decisiontree.ReducedError;
import scratch.classic.decisiontree.RegressionTree;
import scratch.classic.decisiontree.TreeOptions;
import scratch.example.CheckTable;
import scratch.example.data.ClassificationData;
import scratch.example.data.Datasets;
import scratch.math.Matrix;

/// The path of lesson 343 beside scikit-learn's, and reduced-error pruning beside Smile's.
final class Peers343 {
    /// scikit-learn 1.2.1: DecisionTreeRegressor(min_samples_leaf=20).cost_complexity_pruning_path(x, y) on all 442 patients,
    /// the same for each random_state.
    static final double[] ALPHAS = {0, 10.784457372692742, 13.04210299504419, 13.844238604532222, 17.180097353626167,
        17.490660366376005, 30.009024427985537, 36.116715350372715, 39.276401332556134, 45.14590208263962, 62.555057499290456,
        93.0261842460119, 120.42410775498968, 181.81695513882858, 335.63676345241583, 505.3896059381582, 1728.8084308440666};
    static final double[] LOSSES = {2679.3381921507926, 2690.1226495234855, 2703.16475251853, 2717.008991123062,
        2734.189088476688, 2751.679748843064, 2781.6887732710493, 2817.8054886214222, 2857.081889953978, 2902.2277920366178,
        2964.782849535908, 3057.80903378192, 3178.2331415369094, 3360.050096675738, 3695.686860128154, 4201.076466066312,
        5929.884896910378};

    /// Wrong answers to rows that were not learned from, before and after reduced-error pruning, and leaves after it.
    record Errors(int before, int after, int theirsBefore, int theirsAfter, int nodes, int theirNodes) {
    }

    private Peers343() {
    }

    static CheckTable checks() {
        CheckTable checks = CheckTable.against("reference");
        List<Pruning.Step> steps = steps();
        var path = checks.groupRelative("path, scikit-learn 1.2.1", 1e-9);
        path.same("alpha", steps.stream().mapToDouble(Pruning.Step::alpha).toArray(), ALPHAS);
        path.same("loss", steps.stream().mapToDouble(Pruning.Step::loss).toArray(), LOSSES);
        var errors = checks.group("errors, Smile 4.4.2", 0);
        var most = checks.group("leaves over Smile's", 0);
        for (int seed = 2; seed <= 8; seed++) {
            Errors pruned = reducedError(seed);
            errors.same("split " + seed + ", before", pruned.before, pruned.theirsBefore);
            errors.same("split " + seed + ", after", pruned.after, pruned.theirsAfter);
            most.same("split " + seed, Math.max(0, pruned.nodes - pruned.theirNodes), 0);
        }
        checks.whyDifferent("Smile keeps a branch that is as often wrong as a leaf in its place; we keep the leaf.");
        return checks;
    }

    static List<Pruning.Step> steps() {
        var data = Datasets.diabetes();
        return Pruning.of(RegressionTree.fit(Matrix.of(data.x()), data.y(), TreeOptions.full().withMinLeaf(20)).root()).steps();
    }

    /// Trees for tumours, pruned by those that they have not learned from.
    static Errors reducedError(long seed) {
        ClassificationData data = Datasets.breastCancer();
        Split split = Split.stratified(data.y(), 0.4, seed);
        Matrix all = Matrix.of(data.x());
        Matrix judge = all.selectRows(split.test());
        int[] truth = labels(data, split.test());
        ClassificationTree tree = ClassificationTree.fit(all.selectRows(split.train()), labels(data, split.train()),
                TreeOptions.full());
        ClassificationTree pruned = ReducedError.prune(tree, judge, truth);
        DataFrame rows = frame(data, split.test());
        DecisionTree smile = DecisionTree.fit(Formula.lhs("label"), frame(data, split.train()),
                new DecisionTree.Options(SplitRule.GINI, 20, 0, 1));
        DecisionTree smiles = smile.prune(rows);
        return new Errors(wrong(tree.predict(judge), truth), wrong(pruned.predict(judge), truth),
                wrong(predict(smile, rows), truth), wrong(predict(smiles, rows), truth), 2 * pruned.root().leaves() - 1,
                smiles.size());
    }

    private static int[] predict(DecisionTree tree, DataFrame rows) {
        return IntStream.range(0, rows.size()).map(i -> tree.predict(rows.get(i))).toArray();
    }

    private static int wrong(int[] said, int... truth) {
        return (int) IntStream.range(0, truth.length).filter(i -> said[i] != truth[i]).count();
    }

    private static int[] labels(ClassificationData data, int... rows) {
        return Arrays.stream(rows).map(i -> data.y()[i]).toArray();
    }

    private static DataFrame frame(ClassificationData data, int... rows) {
        double[][] x = Arrays.stream(rows).mapToObj(i -> data.x()[i]).toArray(double[][]::new);
        return DataFrame.of(x, data.featureNames().toArray(new String[0])).add(new IntVector("label", labels(data, rows)));
    }
}
