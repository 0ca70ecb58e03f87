package scratch.classic.linear.logistic;

import java.util.List;

import scratch.classic.linear.logistic.Exercise325Test.NewtonStep;
import scratch.example.contract.ExerciseContract;
import scratch.example.exercise.Mistake;

class Exercise325Test implements ExerciseContract<NewtonStep> {
    /// What the learner writes.
    interface NewtonStep {
        double[] step(double[] x, int[] y, double b, double w);
    }

    private static final double[] X = {0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 1, 1, 1, 1, 1};
    private static final int[] Y = {1, 1, 0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 1, 1, 0, 0, 0};

    @Override
    public String task() {
        return "write newtonStep(x, y, b, w): one step of Newton's method on the log loss of one column.";
    }

    @Override
    public NewtonStep learner() {
        return Exercise325::newtonStep;
    }

    @Override
    public NewtonStep solution() {
        return Solution325::newtonStep;
    }

    @Override
    public List<String> hints() {
        return List.of("You need five sums over the rows: two of the gradient, three of the Hessian (it is symmetric).",
                "With p = 1/(1 + e^-(b + wx)) the gradient is the sum of (p - y) and of (p - y) x; the Hessian the sums of "
                + "p(1 - p), p(1 - p) x and p(1 - p) x squared.",
                "Solve H s = gradient for two unknowns: with D = h11 h22 - h12 h12, s1 = (h22 g1 - h12 g2) / D and "
                + "s2 = (h11 g2 - h12 g1) / D. The new b is b - s1, the new w is w - s2.");
    }

    @Override
    public void check(NewtonStep answer) {
        double[] first = answer.step(X.clone(), Y.clone(), 0, 0);
        Mistake.unless(first != null && first.length == 2, "newtonStep must return two numbers, b and w.");
        Mistake.unless(Math.abs(first[0]) > 1e-9, "b has not moved from 0: the intercept is an unknown like any other.");
        Mistake.unless(first[0] < 0 && first[1] > 0, "Class 1 is rarer where x = 0 and more frequent where x = 1, so b must "
                + "fall and w rise; yours became %.4f and %.4f: uphill? The step is taken off.", first[0], first[1]);
        Mistake.unlessNear(first[1], 5 / 3.0, 1e-9, "From (0, 0) all p are 0.5, and the parabola has its minimum at b = -1, "
                + "w = 1.6667; your w is %.4f: is every row bent by p(1 - p), here 0.25?", first[1]);
        Mistake.unlessNear(first[0], -1, 1e-9, "From (0, 0) the step must end at b = -1; yours ends at %.4f: the two unknowns "
                + "share rows, so their equations must be solved together.", first[0]);
        double[] second = answer.step(X.clone(), Y.clone(), first[0], first[1]);
        double[] right = Solution325.newtonStep(X, Y, first[0], first[1]);
        Mistake.unless(Math.abs(second[0] - right[0]) < 1e-9 && Math.abs(second[1] - right[1]) < 1e-9, "From (-1, 1.6667) the "
                + "step must end at %.4f and %.4f; yours ends at %.4f and %.4f: gradient and bend change with b and w.",
                right[0], right[1], second[0], second[1]);
    }

    @Override
    public List<Planted<NewtonStep>> planted() {
        return List.of(
                new Planted<>("no intercept", (x, y, b, w) -> new double[] {b, Solution325.newtonStep(x, y, b, w)[1]},
                        "the intercept is an unknown like any other"),
                new Planted<>("uphill", (x, y, b, w) -> {
                    double[] step = Solution325.newtonStep(x, y, b, w);
                    return new double[] {2 * b - step[0], 2 * w - step[1]};
                }, "uphill? The step is taken off."),
                new Planted<>("gradient descent", (x, y, b, w) -> {
                    double[] step = Solution325.newtonStep(x, y, b, w);
                    return new double[] {b + (step[0] - b) / 4, w + (step[1] - w) / 4};
                }, "is every row bent by p(1 - p)"),
                new Planted<>("one unknown alone", (x, y, b, w) -> {
                    double slope = 0.0;
                    for (int k : y) {
                        slope += 1 / (1 + Math.exp(-b)) - k;
                    }
                    return new double[] {b - slope / (x.length / 4.0), Solution325.newtonStep(x, y, b, w)[1]};
                }, "their equations must be solved together"),
                new Planted<>("always bent by a quarter", Exercise325Test::quarter, "gradient and bend change with b and w"));
    }

    // The Hessian of p = 1/2 everywhere.
    private static double[] quarter(double[] x, int[] y, double b, double w) {
        double[] gradient = new double[2];
        double[] sums = new double[2];
        for (int i = 0; i < x.length; i++) {
            double p = 1 / (1 + Math.exp(-(b + w * x[i])));
            gradient[0] += p - y[i];
            gradient[1] += (p - y[i]) * x[i];
            sums[0] += x[i] / 4;
            sums[1] += x[i] * x[i] / 4;
        }
        double bb = x.length / 4.0;
        double determinant = bb * sums[1] - sums[0] * sums[0];
        return new double[] {b - (sums[1] * gradient[0] - sums[0] * gradient[1]) / determinant,
            w - (bb * gradient[1] - sums[0] * gradient[0]) / determinant};
    }
}
