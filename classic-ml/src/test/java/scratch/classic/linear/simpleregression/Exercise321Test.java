package scratch.classic.linear.simpleregression;

import java.util.List;

import scratch.classic.linear.simpleregression.Exercise321Test.LeastSquares;
import scratch.example.contract.ExerciseContract;
import scratch.example.exercise.Mistake;

class Exercise321Test implements ExerciseContract<LeastSquares> {
    /// What the learner writes: points in, {intercept, slope} out.
    interface LeastSquares {
        double[] fit(double[] x, double[] y);
    }

    private static final double[] X = {1, 2, 3, 4, 5};
    private static final double[] Y = {2, 4, 5, 4, 5};

    @Override
    public String task() {
        return "write fit(x, y), which returns the intercept and the slope of the least-squares line.";
    }

    @Override
    public LeastSquares learner() {
        return Exercise321::fit;
    }

    @Override
    public LeastSquares solution() {
        return Solution321::fit;
    }

    @Override
    public List<String> hints() {
        return List.of(
                "The line goes through the point of means (x̄, ȳ). So measure every x and y from its mean: only the slope "
                        + "is left to find.",
                "The slope is Sxy / Sxx: the sum of (x − x̄)(y − ȳ), divided by the sum of (x − x̄)². The intercept is "
                        + "then ȳ − slope·x̄.",
                "Two loops: the first computes both means, the second adds up Sxy and Sxx. Subtract the means before you "
                        + "multiply, or large x will eat your digits.");
    }

    @Override
    public void check(LeastSquares answer) {
        double[] line = answer.fit(X.clone(), Y.clone());
        Mistake.unless(line != null && line.length == 2,
                "fit must return two numbers, {intercept, slope}; yours returned %s.",
                line == null ? "null" : line.length + " of them");
        Mistake.unless(!(Math.abs(line[0] - 0.6) < 1e-9 && Math.abs(line[1] - 2.2) < 1e-9),
                "Your numbers are right but in the wrong order: return the intercept (2.2) first, then the slope (0.6).");
        Mistake.unless(Math.abs(line[1] - 1.0) > 1e-9,
                "Your slope is 1.0: you divided by the spread of y; that is the line that predicts x.");
        Mistake.unlessNear(line[1], 0.6, 1e-9,
                "For x = 1..5 and y = 2, 4, 5, 4, 5 the slope is Sxy/Sxx = 6/10 = 0.6; yours is %.4f.", line[1]);
        Mistake.unlessNear(line[0], 2.2, 1e-9,
                "The slope is right, but the line must pass through the means (3, 4): 4 − 0.6·3 = 2.2; your intercept "
                        + "is %.4f.", line[0]);
        for (double shift : new double[]{1e8, 1e9}) {
            double[] x = new double[X.length];
            for (int i = 0; i < x.length; i++) {
                x[i] = X[i] + shift;
            }
            double slope = answer.fit(x, Y.clone())[1];
            Mistake.unlessNear(slope, 0.6, 1e-6, "Shifting x moved your slope from 0.6 to %.2f: subtract the means "
                    + "before multiplying.", slope);
        }
        double[] negative = answer.fit(new double[]{0, 1, 2, 3}, new double[]{5, 3, 1, -1});
        Mistake.unlessNear(negative[1], -2, 1e-9,
                "The points (0, 5), (1, 3), (2, 1), (3, -1) fall by 2 per step; your slope is %.4f.", negative[1]);
    }

    @Override
    public List<Planted<LeastSquares>> planted() {
        return List.of(
                new Planted<>("raw sums", Exercise321Test::rawSums,
                        "Shifting x moved your slope from 0.6 to 0.47: subtract the means before multiplying."),
                new Planted<>("x and y swapped", (x, y) -> Solution321.fit(y, x),
                        "you divided by the spread of y; that is the line that predicts x."),
                new Planted<>("slope first", (x, y) -> {
                    double[] line = Solution321.fit(x, y);
                    return new double[]{line[1], line[0]};
                }, "Your numbers are right but in the wrong order"),
                new Planted<>("intercept is the mean of y", (x, y) -> {
                    double[] line = Solution321.fit(x, y);
                    return new double[]{line[0] + line[1] * 3, line[1]};
                }, "the line must pass through the means (3, 4)"));
    }

    // (nΣxy − ΣxΣy) / (nΣx² − (Σx)²): right for small x, no digits left for large ones.
    private static double[] rawSums(double[] x, double[] y) {
        int n = x.length;
        double sx = 0;
        double sy = 0;
        double sxy = 0;
        double sxx = 0;
        for (int i = 0; i < n; i++) {
            sx += x[i];
            sy += y[i];
            sxy += x[i] * y[i];
            sxx += x[i] * x[i];
        }
        double slope = (n * sxy - sx * sy) / (n * sxx - sx * sx);
        return new double[]{(sy - slope * sx) / n, slope};
    }
}
