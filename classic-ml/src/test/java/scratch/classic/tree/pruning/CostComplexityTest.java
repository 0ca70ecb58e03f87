package scratch.classic.tree.pruning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

import scratch.classic.data.Folds;
import scratch.classic.data.Split;
import scratch.classic.decisiontree.Node;
import scratch.classic.decisiontree.Pruning;
import scratch.classic.decisiontree.TreeOptions;
import scratch.classic.selection.FoldScores;
import scratch.classic.selection.Search;
import scratch.math.Matrix;

class CostComplexityTest {
    private static final Patients PATIENTS = Ex343Pruning.patients(10, 42);
    private static final int N = PATIENTS.y().length;
    private static final TreeOptions OPTIONS = TreeOptions.full().withMinLeaf(20);

    private static Search.Found<Pruning.Step> path(List<Split> folds) {
        return path(PATIENTS, folds);
    }

    private static Search.Found<Pruning.Step> path(Patients patients, List<Split> folds) {
        return CostComplexity.crossValidate(N, folds, rows -> patients.grow(OPTIONS, rows), patients::loss);
    }

    // some values to judge by lie half-way between two that were learned from, where scikit-learn's floats decide
    private static Patients asFloats() {
        Matrix x = PATIENTS.x().copy();
        for (int v = 0; v < x.data().length; v++) {
            x.data()[v] = (float) x.data()[v];
        }
        return new Patients(x, PATIENTS.y(), PATIENTS.names(), PATIENTS.split(), PATIENTS.folds());
    }

    // scikit-learn 1.2.1, the same for two random_states: for each alpha between neighbours of the path of all 442 patients,
    // [mean_squared_error(y[test], DecisionTreeRegressor(min_samples_leaf=20, ccp_alpha=sqrt(a[k] * a[k + 1])).fit(...))
    //  for the five folds of arange(442) % 5]; mean, and std(ddof=1) / sqrt(5)
    @Test
    void everyStepScoresAsScikitLearnsTree() {
        double[] means = {5973.842121007134, 4648.606239887712, 4133.703069493499, 3836.8131947738802, 3793.3668356249036,
            3707.0564984933685, 3749.9341355625315, 3811.4970584514913, 3815.8175803269487, 3777.127144430758,
            3777.127144430758, 3788.1646538149625, 3780.988087018748, 3789.0313431489894, 3791.5834414030005,
            3789.9427532108907, 3787.2905214401276};
        double[] errors = {323.8312200103173, 229.28858598244113, 107.10552339523527, 171.25069489227917, 216.9784611485262,
            187.39819237770195, 223.5337611393072, 236.20293219534108, 270.56110666055275, 253.86300960739553,
            253.86300960739553, 248.02825637561656, 251.5594426750687, 256.10378713842266, 257.6153471936271,
            252.7723385048046, 254.93241120706352};
        List<Split> folds = IntStream.range(0, 5).mapToObj(f -> new Split(
                IntStream.range(0, N).filter(i -> i % 5 != f).toArray(),
                IntStream.range(0, N).filter(i -> i % 5 == f).toArray())).toList();
        var found = path(asFloats(), folds);
        assertThat(found.scores().stream().mapToDouble(FoldScores::mean).toArray()).containsExactly(means, within(1e-8));
        assertThat(found.scores().stream().mapToDouble(Ex343Pruning::standardError).toArray())
                .containsExactly(errors, within(1e-8));
        assertThat(found.bestIndex()).isEqualTo(5);
        assertThat(found.candidates().indexOf(found.withinOneStandardError())).isEqualTo(3);
        assertThat(found.scores().getFirst().testShare()).isCloseTo(0.25, within(1e-3));
    }

    @Test
    void stepsStandFromTheRootAloneToTheLargestTree() {
        var found = path(Folds.kFold(N, 4, 1));
        List<Pruning.Step> steps = found.candidates();
        assertThat(steps.getFirst().root()).isInstanceOf(Node.Leaf.class);
        assertThat(steps.getLast().alpha()).isZero();
        for (int k = 1; k < steps.size(); k++) {
            assertThat(steps.get(k).leaves()).isGreaterThan(steps.get(k - 1).leaves());
            assertThat(steps.get(k).alpha()).isLessThan(steps.get(k - 1).alpha());
            assertThat(steps.get(k).loss()).isLessThan(steps.get(k - 1).loss());
        }
    }

    // 30.25, 2, 0.5 and 0: nothing above the first, then sqrt(30.25 · 2), sqrt(2 · 0.5), and 0
    @Test
    void middlesAreGeometricMeans() {
        assertThat(CostComplexity.middles(Pruning.of(Ex343Pruning.four()).steps().reversed())).containsExactly(
                new double[] {Double.POSITIVE_INFINITY, Math.sqrt(60.5), 1, 0}, within(1e-12));
    }

    @Test
    void aTreeOfOneLeafHasOneStep() {
        var found = CostComplexity.crossValidate(N, Folds.kFold(N, 2, 1), rows -> PATIENTS.grow(TreeOptions.depth(0), rows),
                PATIENTS::loss);
        assertThat(found.candidates()).hasSize(1);
        assertThat(found.best()).isSameAs(found.withinOneStandardError());
    }

    @Test
    void foldsAreNeeded() {
        assertThatIllegalArgumentException().isThrownBy(() -> path(List.of()))
                .withMessage("CostComplexity.crossValidate: no folds: at least one is needed");
    }
}
