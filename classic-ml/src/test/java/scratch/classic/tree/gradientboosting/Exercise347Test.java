package scratch.classic.tree.gradientboosting;

import java.util.List;
import java.util.stream.IntStream;

import scratch.classic.tree.gradientboosting.Exercise347Test.Round;
import scratch.example.contract.ExerciseContract;
import scratch.example.exercise.Mistake;

class Exercise347Test implements ExerciseContract<Round> {
    /// What the learner writes.
    interface Round {
        double[] of(double[] y, double[] predictions, boolean[] left, double rate);
    }

    private static final double[] Y = {2, 4, 9, 13};
    private static final double[] BEFORE = {5, 5, 9, 9};
    private static final boolean[] LEFT = {true, true, true, false};

    @Override
    public String task() {
        return "write round(y, predictions, left, rate), which returns the predictions after one more round.";
    }

    @Override
    public Round learner() {
        return Exercise347::round;
    }

    @Override
    public Round solution() {
        return Solution347::round;
    }

    @Override
    public List<String> hints() {
        return List.of("The residual of a row is y minus its prediction.",
                "The value of a leaf is the mean of the residuals of its rows.",
                "Add rate times the value of its leaf to the prediction of each row, and leave what you were given unchanged.");
    }

    @Override
    public void check(Round answer) {
        double[] given = BEFORE.clone();
        double[] after = answer.of(Y.clone(), given, LEFT.clone(), 0.5);
        Mistake.unless(after != null && after.length == 4, "round must return one prediction for each of the 4 rows.");
        Mistake.unless(given[0] == 5 && given[3] == 9, "The predictions that you were given are changed. Return others.");
        // residuals -3, -1, 0 and 4: leaves -4/3 and 4
        Mistake.unless(Math.abs(after[3] - 13) > 1e-9, "The last row was predicted as 9 and its residual is 4: with learning "
                + "rate 0.5 half of it is added, which gives 11; yours is 13. Where is the rate?");
        Mistake.unless(Math.abs(after[3] - 2) > 1e-9, "The last row was predicted as 9 and you return 2: the step alone. A "
                + "round adds its step to what was predicted before.");
        Mistake.unless(Math.abs(after[3] - 7) > 1e-9, "The last row is too low at 9, and you return 7. The residual is y minus "
                + "the prediction, not the other way round.");
        Mistake.unless(Math.abs(after[3] - 15.5) > 1e-9, "The last row was predicted as 9 and you return 15.5, 9 and half of "
                + "y. Leaves hold means of residuals, not of y.");
        Mistake.unlessNear(after[3], 11, 1e-9, "The last row was predicted as 9, its residual is 4, half of it is added: 11. "
                + "Yours is %.4f.", after[3]);
        Mistake.unless(Math.abs(after[0] - 3) > 1e-9, "The left leaf has the residuals -3, -1 and 0 and you add half of their "
                + "sum. Take their mean.");
        Mistake.unlessNear(after[0], 5 - 2 / 3.0, 1e-9, "The left leaf has the residuals -3, -1 and 0, mean -1.3333; half of "
                + "it is added to 5, which gives 4.3333. Yours is %.4f.", after[0]);
        Mistake.unlessNear(after[2], 9 - 2 / 3.0, 1e-9, "All rows of a leaf get the same step: the third goes from 9 to 8.3333."
                + " Yours is %.4f.", after[2]);
    }

    @Override
    public List<Planted<Round>> planted() {
        return List.of(
                new Planted<>("no rate", (y, p, left, rate) -> Solution347.round(y, p, left, 1),
                        "which gives 11; yours is 13. Where is the rate?"),
                new Planted<>("not added", (y, p, left, rate) -> {
                    double[] next = Solution347.round(y, p, left, rate);
                    return IntStream.range(0, y.length).mapToDouble(i -> next[i] - p[i]).toArray();
                }, "adds its step to what was predicted before"),
                new Planted<>("wrong way round", (y, p, left, rate) -> Solution347.round(y, p, left, -rate),
                        "not the other way round"),
                new Planted<>("means of y", (y, p, left, rate) -> {
                    double[] next = Solution347.round(y, new double[y.length], left, rate);
                    return IntStream.range(0, y.length).mapToDouble(i -> next[i] + p[i]).toArray();
                }, "Leaves hold means of residuals, not of y"),
                new Planted<>("sums", (y, p, left, rate) -> {
                    double[] next = Solution347.round(y, p, left, rate);
                    return IntStream.range(0, y.length).mapToDouble(i -> p[i] + (next[i] - p[i]) * (left[i] ? 3 : 1)).toArray();
                }, "add half of their sum. Take their mean"));
    }
}
