package scratch.classic.linear.gradientdescent;

import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;

import scratch.classic.linear.gradientdescent.Exercise331Test.Descend;
import scratch.example.contract.ExerciseContract;
import scratch.example.exercise.Mistake;

class Exercise331Test implements ExerciseContract<Descend> {
    /// What the learner writes: a gradient, a start, and how to go.
    interface Descend {
        double[] descend(UnaryOperator<double[]> gradient, double[] start, double rate, double momentum, int steps);
    }

    @Override
    public String task() {
        return "write descend(gradient, start, rate, momentum, steps): v = momentum * v + gradient, w = w - rate * v.";
    }

    @Override
    public Descend learner() {
        return Exercise331::descend;
    }

    @Override
    public Descend solution() {
        return Solution331::descend;
    }

    @Override
    public List<String> hints() {
        return List.of("Keep two arrays: the weights w, which begin at a copy of start, and the velocity v, which begins at 0.",
                "In each step ask for the gradient at w once, before you change any weight. Then go through all weights.",
                "v[j] = momentum * v[j] + g[j]; w[j] -= rate * v[j]. With momentum 0 this is plain descent. The rate stands "
                + "outside v, and v is a sum, not an average.");
    }

    // Half of wᵀHw with H = (2 1; 1 2).
    private static double[] gradient(double... w) {
        return new double[] {2 * w[0] + w[1], w[0] + 2 * w[1]};
    }

    @Override
    public void check(Descend answer) {
        double[] start = {2, 0};
        double[] none = answer.descend(Exercise331Test::gradient, start, 0.5, 0, 0);
        Mistake.unless(none != null && none.length == 2, "descend must return one number for each weight: 2 here.");
        Mistake.unless(none[0] == 2 && none[1] == 0, "No steps lead nowhere: from (2, 0) to (2, 0), not to (%.4f, %.4f).",
                none[0], none[1]);
        double[] one = answer.descend(Exercise331Test::gradient, start, 0.5, 0, 1);
        Mistake.unless(Arrays.equals(start, new double[] {2, 0}), "Your start has become (%.4f, %.4f): work on a copy of it.",
                start[0], start[1]);
        Mistake.unless(one[0] < 2, "At (2, 0) the gradient is (4, 2), and you went along it, uphill: the step is taken off.");
        Mistake.unless(Math.abs(one[1] + 1) < 0.25, "The second weight became %.4f, not -1: take the "
                + "gradient at the old point for both weights, before you change the first.", one[1]);
        Mistake.unlessNear(one[0], 0, 1e-12, "One step with rate 0.5 leads from (2, 0) to (0, -1); your first weight is %.4f.",
                one[0]);
        double[] two = answer.descend(Exercise331Test::gradient, start, 0.5, 0.5, 2);
        Mistake.unless(Math.abs(two[0] - 0.5) > 1e-9, "With momentum 0.5 the second step ends where plain descent does: "
                + "the velocity must outlive the step.");
        Mistake.unless(Math.abs(two[0] - 0.125) > 1e-9, "Two steps with momentum 0.5 led to 0.125: your velocity is an "
                + "average, with 1 - momentum before the gradient. Here it is a sum.");
        Mistake.unlessNear(two[0], -0.5, 1e-9, "Two steps with momentum 0.5: v = (4, 2), w = (0, -1); then v = (2, 1) + "
                + "(-1, -2) and w = (-0.5, -0.5). Your first weight is %.4f.", two[0]);
    }

    @Override
    public List<Planted<Descend>> planted() {
        return List.of(
                new Planted<>("uphill", (g, w, rate, beta, steps) -> Solution331.descend(
                        v -> Arrays.stream(g.apply(v)).map(a -> -a).toArray(), w, rate, beta, steps), "the step is taken off."),
                new Planted<>("no velocity", (g, w, rate, beta, steps) -> Solution331.descend(g, w, rate, 0, steps),
                        "the velocity must outlive the step."),
                new Planted<>("average", (g, w, rate, beta, steps) -> Solution331.descend(
                        v -> Arrays.stream(g.apply(v)).map(a -> (1 - beta) * a).toArray(), w, rate, beta, steps),
                        "average, with 1 - momentum before the gradient. Here it is a sum."),
                new Planted<>("changes start", Exercise331Test::inPlace, "work on a copy of it."),
                new Planted<>("one weight after the other", Exercise331Test::inTurn, "before you change the first."));
    }

    private static double[] inPlace(UnaryOperator<double[]> g, double[] w, double rate, double beta, int steps) {
        double[] end = Solution331.descend(g, w, rate, beta, steps);
        System.arraycopy(end, 0, w, 0, w.length);
        return w;
    }

    private static double[] inTurn(UnaryOperator<double[]> g, double[] start, double rate, double beta, int steps) {
        double[] w = start.clone();
        for (int step = 0; step < steps; step++) {
            for (int j = 0; j < w.length; j++) {
                w[j] -= rate * g.apply(w)[j];
            }
        }
        return w;
    }
}
