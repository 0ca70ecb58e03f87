package scratch.classic.tree.pruning;

import java.util.List;

import scratch.classic.tree.pruning.Exercise343Test.Leaves;
import scratch.example.contract.ExerciseContract;
import scratch.example.exercise.Mistake;

class Exercise343Test implements ExerciseContract<Leaves> {
    /// What the learner writes: a tree and a price in, the number of leaves out.
    interface Leaves {
        int of(int[] left, int[] right, double[] loss, double price);
    }

    // the four patients: 0 2 | 10 14
    private static final int[] LEFT = {1, 2, -1, -1, 5, -1, -1};
    private static final int[] RIGHT = {4, 3, -1, -1, 6, -1, -1};
    private static final double[] LOSS = {131, 2, 0, 0, 8, 0, 0};
    // the lamp: the first question gains almost nothing, those below it everything
    private static final double[] LAMP = {50, 27, 0, 0, 22, 0, 0};

    @Override
    public String task() {
        return "write leaves(left, right, loss, price), which returns how many leaves the cheapest subtree has.";
    }

    @Override
    public Leaves learner() {
        return Exercise343::leaves;
    }

    @Override
    public Leaves solution() {
        return Solution343::leaves;
    }

    @Override
    public List<String> hints() {
        return List.of("As a leaf, a node costs its loss plus the price. As a branch, it costs what its two children "
                + "cost, each of them as cheap as it can be.", "So the children must be known before their parent. A parent "
                + "stands before its children: go through the nodes from the last to the first.", "Keep two numbers "
                + "for each node, the least cost and the leaves of it. A branch must be strictly cheaper than "
                + "the leaf in its place.");
    }

    @Override
    public void check(Leaves answer) {
        int free = answer.of(LEFT.clone(), RIGHT.clone(), LOSS.clone(), 0);
        Mistake.unless(free == 4, "Where a leaf costs nothing, the tree of 0, 2, 10 and 14 keeps all 4 leaves; yours has %d.",
                free);
        int three = answer.of(LEFT.clone(), RIGHT.clone(), LOSS.clone(), 5);
        Mistake.unless(three != 4, "At the price 5 two leaves for 0 and 2 cost 10, and one leaf costs its loss 2 plus 5; you "
                + "keep both. Does every leaf pay the price?");
        Mistake.unless(three == 3, "At the price 5 the branch of 0 and 2 becomes a leaf, that of 10 and 14 stays: 3 leaves; "
                + "yours has %d.", three);
        int tie = answer.of(LEFT.clone(), RIGHT.clone(), LOSS.clone(), 2);
        Mistake.unless(tie == 3, "At the price 2 the branch of 0 and 2 costs 4, and so does the leaf in its place. Of equally "
                + "cheap subtrees the smallest is asked for, with 3 leaves; yours has %d.", tie);
        int lamp = answer.of(LEFT.clone(), RIGHT.clone(), LAMP.clone(), 3);
        Mistake.unless(lamp != 1, "The first question lowers 50 to 27 plus 22, which does not pay for a leaf at the price 3; "
                + "the four leaves below lose nothing and cost 12 together. Prune from the leaves up, not from the root down.");
        Mistake.unless(lamp == 4, "With losses 50, 27 and 22 and the price 3 all 4 leaves stay; yours has %d.", lamp);
        int one = answer.of(LEFT.clone(), RIGHT.clone(), LOSS.clone(), 121);
        Mistake.unless(one == 1, "At the price 121 the root alone costs 252 and two leaves too: 1 leaf; yours has %d.", one);
    }

    @Override
    public List<Planted<Leaves>> planted() {
        return List.of(
                new Planted<>("no price", (left, right, loss, price) -> Solution343.leaves(left, right, loss, 0),
                        "Does every leaf pay the price?"),
                new Planted<>("ties kept", (left, right, loss, price) ->
                        Solution343.leaves(left, right, loss, price - 1e-9),
                        "Of equally cheap subtrees the smallest is asked for"),
                new Planted<>("top down", (left, right, loss, price) -> down(left, right, loss, price, 0),
                        "Prune from the leaves up"),
                new Planted<>("nodes counted", (left, right, loss, price) ->
                        2 * Solution343.leaves(left, right, loss, price) - 1,
                        "the tree of 0, 2, 10 and 14 keeps all 4 leaves"));
    }

    private static int down(int[] left, int[] right, double[] loss, double price, int node) {
        return left[node] < 0 || loss[node] - loss[left[node]] - loss[right[node]] <= price ? 1
                : down(left, right, loss, price, left[node]) + down(left, right, loss, price, right[node]);
    }
}
