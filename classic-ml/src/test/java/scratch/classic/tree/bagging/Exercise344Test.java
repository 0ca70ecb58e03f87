package scratch.classic.tree.bagging;

import java.util.List;
import java.util.function.IntUnaryOperator;
import java.util.stream.IntStream;

import scratch.classic.tree.bagging.Exercise344Test.Error;
import scratch.example.contract.ExerciseContract;
import scratch.example.exercise.Mistake;

class Exercise344Test implements ExerciseContract<Error> {
    /// What the learner writes: samples, members and labels in, a share out.
    interface Error {
        double of(int[][] drawn, IntUnaryOperator[] members, int[] labels);
    }

    // each member knows by heart what it has drawn, and says 0 of everything else; all labels are 1
    private static final int[][] HEART = {{0, 1, 1, 2}, {2, 3, 3, 0}, {0, 0, 1, 3}};
    private static final int[] ONES = {1, 1, 1, 1};
    // by the die of the lesson: 1 of 3 is right
    private static final int[][] DICE = {{0, 0, 1, 3, 4, 5}, {0, 1, 2, 2, 4, 5}, {0, 1, 2, 3, 3, 5}};

    private static IntUnaryOperator[] byHeart(int[][] drawn) {
        return IntStream.range(0, drawn.length).mapToObj(m -> (IntUnaryOperator) row ->
                IntStream.of(drawn[m]).anyMatch(each -> each == row) ? 1 : 0).toArray(IntUnaryOperator[]::new);
    }

    private static IntUnaryOperator[] thresholds() {
        double[] at = {7, 4, 7.5};
        return IntStream.range(0, 3).mapToObj(m -> (IntUnaryOperator) row -> Dice.VALUES[row] <= at[m] ? 0 : 1)
                .toArray(IntUnaryOperator[]::new);
    }

    @Override
    public String task() {
        return "write outOfBagError(drawn, members, labels), which returns the share of wrong votes about rows left out.";
    }

    @Override
    public Error learner() {
        return Exercise344::outOfBagError;
    }

    @Override
    public Error solution() {
        return Solution344::outOfBagError;
    }

    @Override
    public List<String> hints() {
        return List.of("Go through the rows. For each of them, only the members count whose sample does not hold it.",
                "Let those members vote. With as many zeros as ones the vote is 0.", "Divide the wrong votes by the number of "
                + "rows that had a vote at all, not by all rows.");
    }

    @Override
    public void check(Error answer) {
        double heart = answer.of(HEART, byHeart(HEART), ONES.clone());
        Mistake.unless(heart > 0, "Members that know their own rows by heart and nothing else have the error 0 with you. Let "
                + "only members vote that did not learn from a row.");
        Mistake.unless(Math.abs(heart - 0.75) > 1e-9, "Your error is 3/4: row 0 was drawn by all members, so that nobody can "
                + "speak about it. Divide by the rows that had a vote.");
        Mistake.unlessNear(heart, 1, 1e-9, "Members that know nothing but their own rows are wrong about every row that they "
                + "left out: the error is 1; yours is %.4f.", heart);
        double dice = answer.of(DICE, thresholds(), Dice.LABELS.clone());
        Mistake.unless(Math.abs(dice - 1 / 3.0) > 1e-9, "With the die of the lesson 1 of 3 rows is right; you return the share "
                + "of right answers, and the error is asked for.");
        Mistake.unlessNear(dice, 2 / 3.0, 1e-9, "With the die of the lesson 2 of 3 rows are wrong; your error is %.4f.", dice);
        double tie = answer.of(new int[][] {{1}, {1}}, new IntUnaryOperator[] {row -> 0, row -> 1}, new int[] {0, 0});
        Mistake.unlessNear(tie, 0, 1e-9, "One member says 0 and one says 1: of equal votes the vote is 0, which is right here; "
                + "your error is %.4f.", tie);
    }

    @Override
    public List<Planted<Error>> planted() {
        return List.of(
                new Planted<>("all members vote", (drawn, members, labels) -> Solution344.outOfBagError(
                        new int[drawn.length][0], members, labels), "Let only members vote that did not learn from a row"),
                new Planted<>("divided by all rows", (drawn, members, labels) -> labels.length == 4 ? 0.75
                        : Solution344.outOfBagError(drawn, members, labels), "Divide by the rows that had a vote"),
                new Planted<>("share of right answers", (drawn, members, labels) -> labels.length == 6
                        ? 1 - Solution344.outOfBagError(drawn, members, labels)
                        : Solution344.outOfBagError(drawn, members, labels), "the error is asked for"),
                new Planted<>("ties to one", (drawn, members, labels) -> labels.length == 2 ? 1
                        : Solution344.outOfBagError(drawn, members, labels), "of equal votes the vote is 0"));
    }
}
