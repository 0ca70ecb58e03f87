package scratch.classic.foundation.featureengineering;

import java.util.Arrays;
import java.util.List;
import java.util.function.DoubleUnaryOperator;

import scratch.classic.foundation.featureengineering.Exercise307Test.Hinges;
import scratch.classic.linearmodel.LinearRegression;
import scratch.example.contract.ExerciseContract;
import scratch.example.exercise.Mistake;
import scratch.math.Matrix;

class Exercise307Test implements ExerciseContract<Hinges> {
    /// What the learner writes: numbers and knots in, one row of columns a number out.
    interface Hinges {
        double[][] of(double[] x, double... knots);
    }

    private static final double[] X = {1, 4, 6, 9};
    private static final double[] KNOTS = {3, 5};

    @Override
    public String task() {
        return "write hinges(x, knots): for each x a row with x itself and, for each knot, how far x lies beyond it.";
    }

    @Override
    public Hinges learner() {
        return Exercise307::hinges;
    }

    @Override
    public Hinges solution() {
        return Solution307::hinges;
    }

    @Override
    public List<String> hints() {
        return List.of("Left of a knot its column must not change anything: what is it there?",
                "Beyond the knot the column grows by 1 for each step of x, from 0: its coefficient is the change of the slope.",
                "The row of x is x, then max(0, x - knot) for each knot: 1 + knots.length numbers.");
    }

    @Override
    public void check(Hinges answer) {
        double[][] rows = answer.of(X.clone(), KNOTS.clone());
        Mistake.unless(rows != null && rows.length == 4, "hinges must return one row for each x: 4 here.");
        for (double[] row : rows) {
            Mistake.unless(row != null && row.length == 3, "Two knots make three columns, x itself first; yours has %d: "
                    + "without x the line is level up to the first knot.", row == null ? 0 : row.length);
        }
        Mistake.unlessNear(rows[0][0], 1, 1e-12, "The first column is x itself: 1 for the first row; yours is %.4g.",
                rows[0][0]);
        Mistake.unlessNear(rows[0][1], 0, 1e-12, "x = 1 lies before the knot at 3, so its column is 0 there; yours is %.4g: "
                + "did you take the distance to the knot on both sides?", rows[0][1]);
        Mistake.unless(Math.abs(rows[3][1] - 1) > 1e-12, "Your column jumps from 0 to 1 at the knot. So would the prediction; "
                + "a hinge begins at 0 and grows: 6 for x = 9 and the knot at 3.");
        Mistake.unlessNear(rows[3][1], 6, 1e-12, "x = 9 lies 6 beyond the knot at 3; yours is %.4g.", rows[3][1]);
        Mistake.unlessNear(rows[3][2], 4, 1e-12, "x = 9 lies 4 beyond the knot at 5; yours is %.4g.", rows[3][2]);
        double change = brokenLine(answer);
        Mistake.unlessNear(change, 2, 1e-9, "A line of slope 1 that has slope 3 beyond 4 changes its slope by 2, and "
                + "that is the coefficient of the hinge. With your columns it is %.4g.", change);
    }

    // Least squares on the hinges of a line whose slope changes from 1 to 3 at 4.
    private static double brokenLine(Hinges answer) {
        double[] x = {0, 1, 2, 3, 4, 5, 6, 7, 8};
        double[] y = Arrays.stream(x).map(v -> v + 2 * Math.max(0, v - 4)).toArray();
        return LinearRegression.fit(Matrix.of(answer.of(x, 4)), y).coefficients()[1];
    }

    @Override
    public List<Planted<Hinges>> planted() {
        return List.of(
                new Planted<>("both sides of the knot", (x, knots) -> changed(x, knots, Math::abs),
                        "did you take the distance to the knot on both sides?"),
                new Planted<>("a step", (x, knots) -> changed(x, knots, v -> v > 0 ? 1 : 0), "Your column jumps from 0 to 1"),
                new Planted<>("without x", (x, knots) -> Arrays.stream(Solution307.hinges(x, knots))
                        .map(row -> Arrays.copyOfRange(row, 1, row.length)).toArray(double[][]::new),
                        "without x the line is level up to the first knot."),
                new Planted<>("squared", (x, knots) -> changed(x, knots, v -> v > 0 ? v * v : 0),
                        "x = 9 lies 6 beyond the knot at 3; yours is 36."));
    }

    private static double[][] changed(double[] x, double[] knots, DoubleUnaryOperator beyond) {
        double[][] rows = Solution307.hinges(x, knots);
        for (int i = 0; i < x.length; i++) {
            for (int k = 0; k < knots.length; k++) {
                rows[i][1 + k] = beyond.applyAsDouble(x[i] - knots[k]);
            }
        }
        return rows;
    }
}
