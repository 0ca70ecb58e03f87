package scratch.classic.linear.methodrunner;

import java.util.Arrays;
import java.util.List;

import scratch.classic.linear.methodrunner.Exercise324Test.Descent;
import scratch.example.contract.ExerciseContract;
import scratch.example.exercise.Mistake;

class Exercise324Test implements ExerciseContract<Descent> {
    /// What the learner writes.
    interface Descent {
        double[] of(double[][] x, double[] y, int passes);
    }

    // y = 1 * first + 2 * second; squared lengths 4 and 5, product 2
    private static final double[][] X = {{2, 1}, {0, 2}};
    private static final double[] Y = {4, 4};

    @Override
    public String task() {
        return "write coordinateDescent(x, y, passes): one weight after the other goes to its best value.";
    }

    @Override
    public Descent learner() {
        return Exercise324::coordinateDescent;
    }

    @Override
    public Descent solution() {
        return Solution324::coordinateDescent;
    }

    @Override
    public List<String> hints() {
        return List.of("Keep the residuals y - Xw up to date. At first, with weights 0, they are y.",
                "With the other weights fixed, the best step of weight j is (column j times residuals) / (column j squared).",
                "Two loops: passes, columns. In the inner one: sum x[i][j] * r[i] and x[i][j] * x[i][j] over the rows, add the "
                + "quotient to w[j], and take quotient * x[i][j] off every r[i], before you go on to the next column.");
    }

    @Override
    public void check(Descent answer) {
        double[] one = answer.of(copy(), Y.clone(), 1);
        Mistake.unless(one != null && one.length == 2, "coordinateDescent must return one weight a column: 2 here.");
        // first: (8 + 0)/4 = 2, residuals 0, 4; second: (0 + 8)/5 = 1.6
        Mistake.unlessNear(one[0], 2, 1e-12, "The first weight goes to (2*4 + 0*4)/(2*2 + 0*0) = 2; yours is %.4f: divide by "
                + "the column's product with itself.", one[0]);
        Mistake.unless(Math.abs(one[1] - 2.4) > 1e-9, "Your second weight is 2.4, its best value if the first were still 0: "
                + "take the first step off the residuals before you go on.");
        Mistake.unlessNear(one[1], 1.6, 1e-12, "After the first step the residuals are 0 and 4, so the second weight goes to "
                + "(1*0 + 2*4)/5 = 1.6; yours is %.4f.", one[1]);
        double[] many = answer.of(copy(), Y.clone(), 60);
        Mistake.unless(Math.abs(many[0] - 1) < 1e-9 && Math.abs(many[1] - 2) < 1e-9, "y is the first column plus twice the "
                + "second, so after 60 passes the weights must be 1 and 2; yours are %.4f and %.4f: is each step added to the "
                + "weight, and every pass begun where the last one ended?", many[0], many[1]);
    }

    private static double[][] copy() {
        return Arrays.stream(X).map(double[]::clone).toArray(double[][]::new);
    }

    @Override
    public List<Planted<Descent>> planted() {
        return List.of(
                new Planted<>("divides by n", (x, y, passes) -> descend(x, y, passes, true, true, false),
                        "divide by the column's product with itself"),
                new Planted<>("old residuals", (x, y, passes) -> descend(x, y, passes, false, true, true),
                        "take the first step off the residuals"),
                new Planted<>("weight replaced", (x, y, passes) -> descend(x, y, passes, true, false, true),
                        "is each step added to the weight, and every pass begun"));
    }

    private static double[] descend(double[][] x, double[] y, int passes, boolean fresh, boolean adds, boolean byLength) {
        double[] w = new double[x[0].length];
        double[] residuals = y.clone();
        for (int pass = 0; pass < passes; pass++) {
            double[] used = residuals.clone();
            for (int j = 0; j < w.length; j++) {
                double pull = 0;
                double length = 0;
                for (int i = 0; i < y.length; i++) {
                    pull += x[i][j] * (fresh ? residuals[i] : used[i]);
                    length += byLength ? x[i][j] * x[i][j] : 1;
                }
                double step = pull / length;
                w[j] = adds ? w[j] + step : step;
                for (int i = 0; i < y.length; i++) {
                    residuals[i] -= step * x[i][j];
                }
            }
        }
        return w;
    }
}
