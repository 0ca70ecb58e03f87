package scratch.classic.decisiontree;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;

import scratch.math.Matrix;

class PruningTest {
    private static final Node ROOT = RegressionTree.fit(TreeTest.inputs(), TreeTest.y(), TreeOptions.depth(4)).root();

    // scikit-learn 1.2.1: DecisionTreeRegressor(max_depth=4).cost_complexity_pruning_path(x, y)
    @Test
    void thePathIsScikitLearns() {
        List<Pruning.Step> steps = Pruning.of(ROOT).steps();
        assertThat(steps.stream().mapToDouble(Pruning.Step::alpha).toArray()).containsExactly(new double[] {0,
            0.0003623512713100278, 0.005485906335901266, 0.00789138629480084, 0.00798841124321141, 0.009060075217214443,
            0.010228707139304022, 0.026285430789841732, 0.04717325486854096, 0.051541879005901015, 0.06022789848298345,
            0.0632907375268908, 0.16970606870152055, 0.17461820948567613, 0.8179037952235433}, within(1e-12));
        assertThat(steps.stream().mapToDouble(Pruning.Step::loss).toArray()).containsExactly(new double[] {0.15784157924105482,
            0.15820393051236487, 0.16368983684826613, 0.17158122314306698, 0.17956963438627838, 0.18862970960349282,
            0.19885841674279683, 0.22514384753263855, 0.2723171024011795, 0.3238589814070805, 0.44431477837304745,
            0.5076055158999382, 0.6773115846014588, 0.8519297940871349, 1.6698335893106782}, within(1e-12));
    }

    // scikit-learn: get_n_leaves() with ccp_alpha
    @Test
    void leavesForAGivenCostAreScikitLearns() {
        Pruning pruning = Pruning.of(ROOT);
        double[] alphas = {0, 0.005, 0.01, 0.02, 0.05, 0.1};
        int[] leaves = {16, 15, 11, 10, 8, 4};
        for (int a = 0; a < alphas.length; a++) {
            assertThat(pruning.at(alphas[a]).leaves()).isEqualTo(leaves[a]);
        }
        for (Pruning.Step step : pruning.steps()) {
            assertThat(pruning.at(step.alpha())).isSameAs(step);
        }
        assertThat(pruning.at(Double.MAX_VALUE).root()).isInstanceOf(Node.Leaf.class);
    }

    private static List<double[]> subtrees(Node node) {
        List<double[]> all = new ArrayList<>();
        all.add(new double[] {node.summary().loss(), 1});
        if (node instanceof Node.Branch branch) {
            for (double[] left : subtrees(branch.left())) {
                for (double[] right : subtrees(branch.right())) {
                    all.add(new double[] {left[0] + right[0], left[1] + right[1]});
                }
            }
        }
        return all;
    }

    @Test
    void noSubtreeAtAllIsCheaper() {
        Node root = RegressionTree.fit(TreeTest.inputs(), TreeTest.y(), TreeOptions.depth(3)).root();
        double weight = root.summary().weight();
        Pruning pruning = Pruning.of(root);
        List<double[]> subtrees = subtrees(root);
        assertThat(subtrees).hasSize(26);
        for (double alpha = 0; alpha < 1; alpha += 0.013) {
            double cost = alpha;
            double least = subtrees.stream().mapToDouble(s -> s[0] / weight + cost * s[1]).min().orElseThrow();
            Pruning.Step step = pruning.at(alpha);
            assertThat(step.loss() + alpha * step.leaves()).isCloseTo(least, within(1e-12));
        }
    }

    // loss 1 at the root of 4 rows; each of the three questions that tell 0, 0, 1, 1 apart by hand
    @Test
    void linksByHand() {
        Matrix x = Matrix.of(new double[][] {{1}, {2}, {3}, {4}});
        Node root = RegressionTree.fit(x, new double[] {0, 2, 10, 14}, TreeOptions.full()).root();
        // root: mean 6.5, loss 131; left 0, 2: loss 2; right 10, 14: loss 8
        List<Pruning.Step> steps = Pruning.of(root).steps();
        assertThat(steps.stream().map(Pruning.Step::leaves)).containsExactly(4, 3, 2, 1);
        assertThat(steps.stream().map(Pruning.Step::alpha)).containsExactly(0.0, 0.5, 2.0, 121 / 4.0);
        assertThat(steps.stream().map(Pruning.Step::loss)).containsExactly(0.0, 0.5, 2.5, 131 / 4.0);
    }

    @Test
    void questionsThatGainNothingGoFirst() {
        Matrix x = Matrix.of(new double[][] {{1}, {2}, {3}});
        var tree = ClassificationTree.fit(x, new int[] {0, 1, 0}, TreeOptions.full());
        assertThat(Pruning.of(tree.root()).steps().getFirst().leaves()).isEqualTo(3);
        Matrix square = Matrix.of(new double[][] {{0, 0}, {0, 1}, {1, 0}, {1, 1}, {2, 0}, {2, 0}});
        var useless = ClassificationTree.fit(square, new int[] {0, 0, 0, 0, 1, 1}, TreeOptions.depth(1));
        assertThat(Pruning.of(useless.root()).at(0).leaves()).isEqualTo(2);
        assertThat(tree.with(Pruning.of(tree.root()).at(1).root()).predict(x)).containsExactly(0, 0, 0);
        var blind = ClassificationTree.fit(square.selectRows(0, 1, 2, 3), new int[] {0, 1, 1, 0}, TreeOptions.depth(1));
        assertThat(blind.root().leaves()).isEqualTo(2);
        assertThat(Pruning.of(blind.root()).steps()).hasSize(1);
    }

    @Test
    void aCostBelowZeroIsRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> Pruning.of(ROOT).at(-1))
                .withMessage("Pruning.at: alpha = -1.0: must be 0 or more");
    }
}
