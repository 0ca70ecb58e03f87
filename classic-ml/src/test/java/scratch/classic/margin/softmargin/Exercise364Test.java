package scratch.classic.margin.softmargin;

import java.util.List;

import scratch.classic.margin.softmargin.Exercise364Test.Step;
import scratch.example.contract.ExerciseContract;
import scratch.example.exercise.Mistake;

class Exercise364Test implements ExerciseContract<Step> {
    /// What the learner writes: weights, a row and its sign in, the next weights out.
    interface Step {
        double[] step(double[] w, double[] x, int y, double lambda, int t);
    }

    @Override
    public String task() {
        return "write step(w, x, y, lambda, t), one step of Pegasos with one row.";
    }

    @Override
    public Step learner() {
        return Exercise364::step;
    }

    @Override
    public Step solution() {
        return Solution364::step;
    }

    @Override
    public List<String> hints() {
        return List.of(
                "The subgradient has two parts. λ·w is always there; -y·x is there only where the hinge loss is above 0.",
                "The step length is 1/(λt). So w - λ·w/(λt) is (1 - 1/t)·w, whatever λ is; and -y·x becomes y·x/(λt).",
                "Compute f = w·x with the old weights first. Multiply all weights by (1 - 1.0/t). Then, only if y·f < 1, add "
                        + "y·x/(lambda·t). Mind that 1/t of two whole numbers is 0.");
    }

    @Override
    public void check(Step answer) {
        double[] w = {2, -1};
        double[] far = answer.step(w.clone(), new double[] {3, 1}, 1, 0.5, 4);
        Mistake.unless(far != null && far.length == 2, "step must return as many weights as it got, 2; yours returned %s.",
                far == null ? "null" : far.length + " of them");
        Mistake.unless(far[0] != 2, "The row (3, 1) has y·f = 5 and costs nothing, and still w = (2, -1) must become shorter: "
                + "by 1/t = 1/4, to (1.5, -0.75). Yours stays: is the margin's own share, λ/2·|w|², left out?");
        Mistake.unless(close(far[0], 1.5) && close(far[1], -0.75), "The row (3, 1) has y·f = 5: nothing is added, and w = (2, "
                + "-1) is multiplied by 1 - 1/4. Yours is (%.3f, %.3f).", far[0], far[1]);
        double[] inside = answer.step(w.clone(), new double[] {0.5, 0.4}, 1, 0.5, 4);
        Mistake.unless(!close(inside[0], 1.5), "The row (0.5, 0.4) has y·f = 0.6: it is on the right side, and inside the "
                + "margin. Its hinge loss is 0.4, so it must be added; the perceptron would be content, a margin is not.");
        Mistake.unless(close(inside[0], 1.75) && close(inside[1], -0.55), "The row (0.5, 0.4) with y = 1, λ = 0.5 and t = 4 "
                + "adds 1/(0.5·4) = 0.5 of itself to (1.5, -0.75), which gives (1.75, -0.55). Yours is (%.3f, %.3f): is the "
                + "step length 1/(λt)?", inside[0], inside[1]);
        double[] wrong = answer.step(w.clone(), new double[] {1, 1}, -1, 0.5, 2);
        Mistake.unless(close(wrong[0], 0) && close(wrong[1], -1.5), "The row (1, 1) with y = -1 is on the wrong side; at t = 2 "
                + "the weights (2, -1) become (1, -0.5) - (1, 1) = (0, -1.5). Yours is (%.3f, %.3f): does y turn "
                + "the row round?", wrong[0], wrong[1]);
    }

    private static boolean close(double a, double b) {
        return Math.abs(a - b) < 1e-9;
    }

    @Override
    public List<Planted<Step>> planted() {
        return List.of(
                new Planted<>("the weights do not shrink", (w, x, y, lambda, t) -> step(w, x, y, 1, 1, 1 / (lambda * t)),
                        "Yours stays: is the margin's own share, λ/2·|w|², left out?"),
                new Planted<>("the perceptron's condition", (w, x, y, lambda, t) ->
                        step(w, x, y, 1 - 1.0 / t, 0, 1 / (lambda * t)), "the perceptron would be content, a margin is not."),
                new Planted<>("a step of 1/t", (w, x, y, lambda, t) -> step(w, x, y, 1 - 1.0 / t, 1, 1.0 / t),
                        "is the step length 1/(λt)?"),
                new Planted<>("y is forgotten", (w, x, y, lambda, t) -> step(w, x, 1, 1 - 1.0 / t, 1, 1 / (lambda * t)),
                        "does y turn the row round?"));
    }

    private static double[] step(double[] w, double[] x, int y, double shrink, double margin, double rate) {
        double f = y * (w[0] * x[0] + w[1] * x[1]);
        double factor = f < margin ? rate * y : 0;
        return new double[] {shrink * w[0] + factor * x[0], shrink * w[1] + factor * x[1]};
    }
}
