package scratch.classic.foundation.featureselection;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

import scratch.classic.foundation.featureselection.Exercise308Test.Best;
import scratch.example.contract.ExerciseContract;
import scratch.example.exercise.Mistake;

class Exercise308Test implements ExerciseContract<Best> {
    /// What the learner writes: rows, labels, the rows that may be looked at, and how many columns; their numbers come out.
    interface Best {
        int[] of(double[][] x, int[] labels, int[] train, int k);
    }

    // the training rows are 0 to 3; apart on them: 2, 0, 1, 3 (downwards), 0. On all rows column 4 is farthest apart.
    private static final double[][] X = {{1, 5, 0, 4, 0}, {1, 5, 0, 4, 0}, {3, 5, 1, 1, 0}, {3, 5, 1, 1, 0}, {9, 5, 1, 1, -50},
        {0, 5, 0, 4, 50}};
    private static final int[] LABELS = {0, 0, 1, 1, 0, 1};
    private static final int[] TRAIN = {0, 1, 2, 3};

    @Override
    public String task() {
        return "write best(x, labels, train, k): the k columns whose class means lie farthest apart on the training rows.";
    }

    @Override
    public Best learner() {
        return Exercise308::best;
    }

    @Override
    public Best solution() {
        return Solution308::best;
    }

    @Override
    public List<String> hints() {
        return List.of("Which rows may decide? Write the loop over them first, then the rest.",
                "For each column take the mean of class 1 and the mean of class 0, over the rows of train alone, and their "
                + "distance without its sign.",
                "Put the columns in order of that distance, the largest first, and return the first k numbers.");
    }

    @Override
    public void check(Best answer) {
        int[] chosen = answer.of(copy(), LABELS.clone(), TRAIN.clone(), 2);
        Mistake.unless(chosen != null && chosen.length == 2, "You were asked for 2 columns; you returned %d.",
                chosen == null ? 0 : chosen.length);
        Mistake.unless(chosen[0] != 4 && chosen[1] != 4, "You chose column 4, which says nothing on the training rows: its 50 "
                + "and -50 stand in rows that will be judged. Only train may decide.");
        Mistake.unless(IntStream.of(chosen).noneMatch(j -> j == 1), "You chose column 1, where both classes have mean 5: is "
                + "your order the wrong way round?");
        Mistake.unless(IntStream.of(chosen).anyMatch(j -> j == 3), "You left out column 3, where class 1 lies 3 below class 0: "
                + "below is as good as above.");
        Mistake.unless(chosen[0] == 3 && chosen[1] == 0, "The means lie 3 apart in column 3 and 2 apart in column 0, so the "
                + "answer is 3, 0; yours is %s.", Arrays.toString(chosen));
        int[] unequal = answer.of(new double[][] {{0, 0}, {0, 0}, {0, 0}, {2, 3}}, new int[] {0, 0, 0, 1},
                new int[] {0, 1, 2, 3}, 1);
        Mistake.unless(unequal.length == 1 && unequal[0] == 1, "With three rows of class 0 and one of class 1 the means of "
                + "column 1 lie 3 apart: divide each sum by the rows of its own class.");
    }

    private static double[][] copy() {
        return Arrays.stream(X).map(double[]::clone).toArray(double[][]::new);
    }

    @Override
    public List<Planted<Best>> planted() {
        return List.of(
                new Planted<>("by all rows", (x, labels, train, k) -> Solution308.best(x, labels,
                        IntStream.range(0, x.length).toArray(), k), "Only train may decide."),
                new Planted<>("the worst", (x, labels, train, k) -> IntStream.of(reversed(Solution308.best(x, labels, train,
                        x[0].length - 1))).limit(k).toArray(), "is your order the wrong way round?"),
                new Planted<>("with the sign", Exercise308Test::signed, "below is as good as above."),
                new Planted<>("one too many", (x, labels, train, k) -> Solution308.best(x, labels, train, k + 1),
                        "You were asked for 2 columns; you returned 3."),
                new Planted<>("in the order of the table", (x, labels, train, k) -> IntStream.of(Solution308.best(x, labels,
                        train, k)).sorted().toArray(), "so the answer is 3, 0; yours is [0, 3]."));
    }

    private static int[] reversed(int... order) {
        return IntStream.range(0, order.length).map(i -> order[order.length - 1 - i]).toArray();
    }

    // class 1 above class 0 counts, below does not: a column that is turned round is never chosen
    private static int[] signed(double[][] x, int[] labels, int[] train, int k) {
        int[] all = Solution308.best(x, labels, train, x[0].length);
        int[] above = IntStream.of(all).filter(j -> x[train[train.length - 1]][j] > x[train[0]][j]).toArray();
        return Arrays.copyOf(above, k);
    }
}
