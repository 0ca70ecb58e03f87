package scratch.classic.linear.fiveways;

import java.util.List;

import scratch.classic.linear.fiveways.Exercise322Test.Descent;
import scratch.example.contract.ExerciseContract;
import scratch.example.exercise.Mistake;

class Exercise322Test implements ExerciseContract<Descent> {
    /// What the learner writes: points, a rate and a number of steps in, {intercept, slope} out.
    interface Descent {
        double[] descend(double[] x, double[] y, double rate, int steps);
    }

    private static final double[] X = {1, 2, 3, 4, 5};
    private static final double[] Y = {2, 4, 5, 4, 5};

    @Override
    public String task() {
        return "write descend(x, y, rate, steps): batch gradient descent from (0, 0) for the line with the smallest "
                + "mean squared error.";
    }

    @Override
    public Descent learner() {
        return Exercise322::descend;
    }

    @Override
    public Descent solution() {
        return Solution322::descend;
    }

    @Override
    public List<String> hints() {
        return List.of(
                "One step: compute the error ŷ − y of every point with the coefficients that you have, and from all "
                        + "the errors the gradient of the cost. Only then change both coefficients.",
                "The cost is (1/n) Σ error². Its derivative by the intercept is (2/n) Σ error, its derivative by the "
                        + "slope is (2/n) Σ error · x. These two numbers are the gradient.",
                "Two loops, one inside the other: for each step, set g0 = g1 = 0, add up error and error · x over all "
                        + "points, then w0 -= rate * 2 / n * g0 and w1 -= rate * 2 / n * g1.");
    }

    @Override
    public void check(Descent answer) {
        double[] none = answer.descend(X.clone(), Y.clone(), 0.05, 0);
        Mistake.unless(none != null && none.length == 2, "descend must return two numbers, {intercept, slope}; yours "
                + "returned %s.", none == null ? "null" : none.length + " of them");
        Mistake.unless(none[0] == 0 && none[1] == 0, "After 0 steps you are still at the start, (0, 0); yours is at "
                + "(%.4g, %.4g).", none[0], none[1]);
        firstStep(answer.descend(X.clone(), Y.clone(), 0.05, 1));

        double[] second = answer.descend(X.clone(), Y.clone(), 0.05, 2);
        Mistake.unless(near(second, 0.364, 1.068), "The first step is right, the second should lead to (0.364, 1.068) "
                + "and leads to (%.4g, %.4g): the errors must be computed again with the new coefficients.", second[0],
                second[1]);
        double[] far = answer.descend(X.clone(), Y.clone(), 0.08, 2000);
        Mistake.unless(Math.abs(far[0] - 2.2) < 1e-6 && Math.abs(far[1] - 0.6) < 1e-6,
                "After 2000 steps at rate 0.08 you should be at the least-squares line, 2.2 + 0.6 x; yours is "
                        + "%.4g + %.4g x.", far[0], far[1]);
        repeatedRows(answer);
    }

    private static void firstStep(double[] first) {
        Mistake.unless(!near(first, 0.4, 1.2), "First step (0.4, 1.2), should be (0.4, 1.32): compute both gradients "
                + "before changing either.");
        Mistake.unless(!near(first, -0.4, -1.32), "First step (-0.4, -1.32): that is uphill. The gradient points to "
                + "where the cost grows; step against it.");
        Mistake.unless(!near(first, 0.2, 0.66), "First step (0.2, 0.66), half as far as (0.4, 1.32): the derivative of "
                + "error² is 2 · error; where is the 2?");
        Mistake.unless(!near(first, 2, 6.6), "The same data twice would make your run diverge: your first step is "
                + "five times too long, the sum over five points. "
                + "The mean gradient does not care how often the data are repeated.");
        Mistake.unless(near(first, 0.4, 1.32), "The first step at rate 0.05 leads from (0, 0) to (0.4, 1.32): the "
                + "gradient there is (-8, -26.4). Yours leads to (%.4g, %.4g).", first[0], first[1]);
    }

    // The hidden property: the mean does not change when every row is there twice, so neither does the way.
    private static void repeatedRows(Descent answer) {
        double[] x = new double[10];
        double[] y = new double[10];
        for (int i = 0; i < 10; i++) {
            x[i] = X[i % 5];
            y[i] = Y[i % 5];
        }
        double[] once = answer.descend(X.clone(), Y.clone(), 0.05, 7);
        double[] twice = answer.descend(x, y, 0.05, 7);
        Mistake.unless(near(twice, once[0], once[1]), "With every point there twice, seven steps lead to "
                + "(%.4g, %.4g) instead of (%.4g, %.4g): divide by the number of points that you were given.",
                twice[0], twice[1], once[0], once[1]);
    }

    private static boolean near(double[] w, double intercept, double slope) {
        return Math.abs(w[0] - intercept) < 1e-9 && Math.abs(w[1] - slope) < 1e-9;
    }

    @Override
    public List<Planted<Descent>> planted() {
        return List.of(
                new Planted<>("sum for mean", (x, y, rate, steps) -> Solution322.descend(x, y, rate * x.length, steps),
                        "The mean gradient does not care how often the data are repeated."),
                new Planted<>("new intercept in the slope's gradient", Exercise322Test::oneAfterTheOther,
                        "First step (0.4, 1.2), should be (0.4, 1.32): compute both gradients before changing either."),
                new Planted<>("no factor 2", (x, y, rate, steps) -> Solution322.descend(x, y, rate / 2, steps),
                        "the derivative of error² is 2 · error; where is the 2?"),
                new Planted<>("uphill", (x, y, rate, steps) -> Solution322.descend(x, y, -rate, steps),
                        "that is uphill. The gradient points to where the cost grows; step against it."),
                new Planted<>("divides by 5, whatever n", (x, y, rate, steps) ->
                        Solution322.descend(x, y, rate * x.length / 5, steps),
                        "divide by the number of points that you were given."));
    }

    private static double[] oneAfterTheOther(double[] x, double[] y, double rate, int steps) {
        double w0 = 0;
        double w1 = 0;
        for (int step = 0; step < steps; step++) {
            double g0 = 0;
            for (int i = 0; i < x.length; i++) {
                g0 += 2 * (w0 + w1 * x[i] - y[i]) / x.length;
            }
            w0 -= rate * g0;
            double g1 = 0;
            for (int i = 0; i < x.length; i++) {
                g1 += 2 * (w0 + w1 * x[i] - y[i]) * x[i] / x.length;
            }
            w1 -= rate * g1;
        }
        return new double[]{w0, w1};
    }
}
