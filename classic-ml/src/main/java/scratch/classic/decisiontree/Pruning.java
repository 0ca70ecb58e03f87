package scratch.classic.decisiontree;

import java.util.ArrayList;
import java.util.List;

import scratch.math.check.Require;

/// Cost-complexity pruning: the subtree that is best when every leaf costs α, for every α.
///
/// The cost of a subtree is its loss, a row of average weight, plus α for each leaf. A branch is worth its leaves until α
/// reaches `(loss(node) − loss(its leaves)) / (leaves − 1)`. The branch for which that is least, the weakest link, becomes a
/// leaf first; what remains has its own weakest link, and so on down to the root. Loss is what the tree was grown by.
/// Cost O(nodes · depth) for each step.
///
/// Reference: Breiman et al., *Classification and Regression Trees*, 1984, chapter 3.
public final class Pruning {
    private static final double SAME = 1e-12;
    private final List<Step> steps;

    /// A subtree that is best from its α up to that of the next step.
    ///
    /// @param loss that of its leaves, a row of average weight
    public record Step(double alpha, int leaves, double loss, Node root) {
    }

    private Pruning(List<Step> steps) {
        this.steps = List.copyOf(steps);
    }

    /// All steps, from the smallest subtree with no more loss than the whole tree, down to the root alone.
    public static Pruning of(Node root) {
        double weight = root.summary().weight();
        List<Step> steps = new ArrayList<>();
        Node tree = without(root, SAME * root.summary().loss());
        double alpha = 0;
        steps.add(step(alpha, tree, weight));
        while (tree instanceof Node.Branch) {
            double weakest = weakest(tree);
            tree = without(tree, weakest + SAME * root.summary().loss());
            alpha = Math.max(alpha, weakest / weight);
            steps.add(step(alpha, tree, weight));
        }
        return new Pruning(steps);
    }

    private static Step step(double alpha, Node tree, double weight) {
        return new Step(alpha, tree.leaves(), tree.leafLoss() / weight, tree);
    }

    /// What a branch gains with each leaf that it has more than one.
    static double link(Node.Branch branch) {
        return (branch.summary().loss() - branch.leafLoss()) / (branch.leaves() - 1);
    }

    private static double weakest(Node node) {
        return node instanceof Node.Branch branch
                ? Math.min(link(branch), Math.min(weakest(branch.left()), weakest(branch.right()))) : Double.POSITIVE_INFINITY;
    }

    // All links up to a strength become leaves, children first: a branch that loses its weakest part gets no weaker.
    private static Node without(Node node, double strength) {
        if (!(node instanceof Node.Branch branch)) {
            return node;
        }
        var smaller = new Node.Branch(branch.summary(), branch.split(), branch.gain(), without(branch.left(), strength),
                without(branch.right(), strength));
        return link(smaller) <= strength ? new Node.Leaf(smaller.summary()) : smaller;
    }

    /// The steps, by rising α.
    public List<Step> steps() {
        return steps;
    }

    /// The smallest subtree that is best when every leaf costs α.
    ///
    /// @param alpha 0 or more
    public Step at(double alpha) {
        Require.that(alpha >= 0, "Pruning.at: alpha = %s: must be 0 or more", alpha);
        Step best = steps.getFirst();
        for (Step step : steps) {
            best = step.alpha() <= alpha ? step : best;
        }
        return best;
    }
}
