package scratch.cuda.gpugradientdescent;

import java.util.List;

import scratch.cuda.gpugradientdescent.Exercise806Test.Gradient;
import scratch.example.contract.ExerciseContract;
import scratch.example.exercise.Mistake;

class Exercise806Test implements ExerciseContract<Gradient> {
    private static final double[] X = {1, 2, 3, 4};
    private static final double[] Y = {3, 5, 7, 9};

    /// What the learner writes.
    interface Gradient {
        double[] gradient(double[] x, double[] y, double[] w);
    }

    @Override
    public String task() {
        return "write gradient(x, y, w), which finds residuals and gradient in one pass over the rows.";
    }

    @Override
    public Gradient learner() {
        return Exercise806::gradient;
    }

    @Override
    public Gradient solution() {
        return Solution806::gradient;
    }

    @Override
    public List<String> hints() {
        return List.of(
                "One loop over the rows. Inside it, first the residual of the row, then its share of every entry.",
                "The intercept is a weight whose feature is always 1: its entry adds the residuals themselves.",
                "r = w[d] - y[i] + sum of x[i * d + j] * w[j]; then g[j] += 2 * r * x[i * d + j] / n, and g[d] += 2 * r / n.");
    }

    @Override
    public void check(Gradient answer) {
        double[] g = answer.gradient(X, Y, new double[] {0, 0});
        Mistake.unless(g.length == 2, "One weight and an intercept have a gradient of 2 numbers; yours has %d.", g.length);
        Mistake.unless(g[0] < 0 && g[1] < 0, "At w = 0 all predictions are too small, so both entries must be negative; yours "
                + "are %.2f and %.2f: is the residual y minus prediction?", g[0], g[1]);
        Mistake.unless(close(g[0], -35) || !close(g[0], -70), "For x = 1, 2, 3, 4 and y = 3, 5, 7, 9 at 0 the first entry is "
                + "-35; yours is -70: the loss is a mean, divide by n.");
        Mistake.unless(close(g[0], -35), "For x = 1, 2, 3, 4 and y = 3, 5, 7, 9 at 0 the first entry is -35; yours is %.2f.",
                g[0]);
        Mistake.unless(close(g[1], -12), "The intercept's entry is 2 / n times the sum of the residuals, -12 here; yours is "
                + "%.2f.", g[1]);
        double[] at = answer.gradient(X, Y, new double[] {2, 1});
        Mistake.unless(close(at[0], 0) && close(at[1], 0), "y = 2 x + 1 fits exactly, so the gradient at (2, 1) is 0; yours "
                + "is (%.2f, %.2f): does the residual know the intercept?", at[0], at[1]);
        double[] two = answer.gradient(new double[] {1, 10, 2, 20}, new double[] {0, 0}, new double[] {1, 0, 0});
        Mistake.unless(two.length == 3 && close(two[0], 5) && close(two[1], 50) && close(two[2], 3),
                "Rows (1, 10) and (2, 20), y = 0, w = (1, 0), b = 0: the gradient is (5, 50, 3); is row i at x[i * d]?");
    }

    private static boolean close(double a, double b) {
        return Math.abs(a - b) < 1e-9;
    }

    @Override
    public List<Planted<Gradient>> planted() {
        return List.of(
                new Planted<>("y minus prediction", (x, y, w) -> scaled(Solution806.gradient(x, y, w), -1),
                        "is the residual y minus prediction?"),
                new Planted<>("a sum, not a mean", (x, y, w) -> scaled(Solution806.gradient(x, y, w), y.length / 2.0),
                        "the loss is a mean, divide by n"),
                new Planted<>("the residual forgets the intercept", (x, y, w) -> {
                    double[] without = w.clone();
                    without[w.length - 1] = 0;
                    return Solution806.gradient(x, y, without);
                }, "does the residual know the intercept?"));
    }

    private static double[] scaled(double[] values, double factor) {
        double[] scaled = new double[values.length];
        for (int i = 0; i < scaled.length; i++) {
            scaled[i] = factor * values[i];
        }
        return scaled;
    }
}
