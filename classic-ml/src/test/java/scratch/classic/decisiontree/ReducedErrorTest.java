package scratch.classic.decisiontree;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

import org.junit.jupiter.api.Test;

import scratch.math.Matrix;

class ReducedErrorTest {
    private static final Matrix FOUR = Matrix.of(new double[][] {{1}, {2}, {3}, {4}});
    private static final ClassificationTree STAIRS = ClassificationTree.fit(FOUR, new int[] {0, 1, 0, 1}, TreeOptions.full());

    // leaves 1 | 2 | 3 | 4 say 0 1 0 1; the rows to judge by say that 3 and 4 are both 1
    @Test
    void aBranchThatIsWrongMoreOftenThanItsLeafGoes() {
        Matrix judge = Matrix.of(new double[][] {{1}, {2}, {3}, {3}, {4}});
        ClassificationTree pruned = ReducedError.prune(STAIRS, judge, new int[] {0, 1, 1, 1, 1});
        assertThat(STAIRS.root().leaves()).isEqualTo(4);
        assertThat(pruned.predict(FOUR)).startsWith(0, 1);
        assertThat(errors(pruned.root(), judge, 0, 1, 1, 1, 1)).isLessThan(errors(STAIRS.root(), judge, 0, 1, 1, 1, 1));
    }

    @Test
    void aBranchThatNoRowReachesBecomesALeaf() {
        ClassificationTree pruned = ReducedError.prune(STAIRS, Matrix.of(new double[][] {{1}, {2}}), new int[] {0, 1});
        assertThat(pruned.predict(FOUR)).startsWith(0, 1);
        assertThat(pruned.root().leaves()).isLessThan(4);
        assertThat(ReducedError.prune(STAIRS, FOUR, new int[] {0, 0, 0, 0}).root().leaves()).isEqualTo(1);
    }

    @Test
    void theLargestTreeStaysWhereAllOfItIsRight() {
        assertThat(ReducedError.prune(STAIRS, FOUR, new int[] {0, 1, 0, 1}).root()).isEqualTo(STAIRS.root());
    }

    // Of all subtrees, listed one by one, none is wrong less often, and none that is as good has fewer leaves.
    @Test
    void noSubtreeIsBetterOrAsGoodAndSmaller() {
        for (int seed = 1; seed <= 30; seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            Matrix x = matrix(random, 60);
            int[] labels = labels(random, 60);
            ClassificationTree tree = ClassificationTree.fit(x, labels, TreeOptions.depth(4).withMinLeaf(3));
            Matrix judge = matrix(random, 40);
            int[] truth = labels(random, 40);
            int least = Integer.MAX_VALUE;
            int fewest = Integer.MAX_VALUE;
            for (Node subtree : subtrees(tree.root())) {
                int errors = errors(subtree, judge, truth);
                fewest = errors < least ? subtree.leaves() : errors == least ? Math.min(fewest, subtree.leaves()) : fewest;
                least = Math.min(least, errors);
            }
            Node pruned = ReducedError.prune(tree, judge, truth).root();
            assertThat(errors(pruned, judge, truth)).isEqualTo(least);
            assertThat(pruned.leaves()).isEqualTo(fewest);
        }
    }

    private static Matrix matrix(SplittableRandom random, int rows) {
        Matrix x = Matrix.zeros(rows, 2);
        Arrays.setAll(x.data(), i -> random.nextInt(20));
        return x;
    }

    private static int[] labels(SplittableRandom random, int rows) {
        int[] labels = new int[rows];
        Arrays.setAll(labels, i -> i < 3 ? i : random.nextInt(3));
        return labels;
    }

    private static List<Node> subtrees(Node node) {
        List<Node> all = new ArrayList<>();
        all.add(new Node.Leaf(node.summary()));
        if (node instanceof Node.Branch branch) {
            for (Node left : subtrees(branch.left())) {
                for (Node right : subtrees(branch.right())) {
                    all.add(new Node.Branch(branch.summary(), branch.split(), branch.gain(), left, right));
                }
            }
        }
        return all;
    }

    private static int errors(Node root, Matrix x, int... truth) {
        int errors = 0;
        for (int i = 0; i < truth.length; i++) {
            double[] shares = root.leaf(x.data(), i * x.columns()).summary().value();
            int said = 0;
            for (int k = 1; k < shares.length; k++) {
                said = shares[k] > shares[said] ? k : said;
            }
            errors += said == truth[i] ? 0 : 1;
        }
        return errors;
    }

    // 0, 2 | 10, 14: the left branch answers 0 and 2, or 1 as a leaf
    @Test
    void squaredErrorsByHand() {
        RegressionTree tree = RegressionTree.fit(FOUR, new double[] {0, 2, 10, 14}, TreeOptions.full());
        // at 1 and 2 come 1.5 and 0.5: four leaves lose 2.25 + 2.25, one leaf in their place 0.25 + 0.25
        RegressionTree pruned = ReducedError.prune(tree, FOUR, new double[] {1.5, 0.5, 10, 14});
        assertThat(pruned.predict(FOUR)).containsExactly(new double[] {1, 1, 10, 14}, within(1e-12));
        // at 0.5 and 1.5 both lose 0.5: the leaf
        assertThat(ReducedError.prune(tree, FOUR, new double[] {0.5, 1.5, 10, 14}).root().leaves()).isEqualTo(3);
        assertThat(ReducedError.prune(tree, FOUR, new double[] {0.4, 1.6, 10, 14}).root().leaves()).isEqualTo(4);
        assertThat(ReducedError.prune(tree, FOUR.selectRows(0, 2, 3), new double[] {0.5, 10, 14}).predict(FOUR))
                .containsExactly(new double[] {1, 1, 10, 14}, within(1e-12));
    }

    @Test
    void answersThatDoNotFitAreRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> ReducedError.prune(STAIRS, FOUR, new int[] {0}))
                .withMessage("ReducedError.prune: 1 labels, 4 rows: each row needs one");
        assertThatIllegalArgumentException().isThrownBy(() -> ReducedError.prune(STAIRS, FOUR, new int[] {0, 1, 2, 0}))
                .withMessage("ReducedError.prune: label 2 of row 2: must be from 0 to 1");
        assertThatIllegalArgumentException().isThrownBy(() -> ReducedError.prune(STAIRS, Matrix.zeros(1, 2), new int[] {0}))
                .withMessage("ReducedError.prune: 2 columns: the tree has learned from 1");
        RegressionTree tree = RegressionTree.fit(FOUR, new double[] {0, 2, 10, 14}, TreeOptions.full());
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ReducedError.prune(tree, FOUR, new double[] {0, 1, 2, Double.NaN}))
                .withMessageContaining("y[3] = NaN");
        assertThatIllegalArgumentException().isThrownBy(() -> ReducedError.prune(tree, FOUR, new double[] {0}))
                .withMessage("ReducedError.prune: 1 values of y, 4 rows: each row needs one");
    }
}
