package scratch.deep.foundation.updaterules;

import java.util.List;
import java.util.function.DoubleUnaryOperator;

import scratch.deep.foundation.updaterules.Exercise405Test.Walk;
import scratch.example.contract.ExerciseContract;
import scratch.example.exercise.Mistake;

class Exercise405Test implements ExerciseContract<Walk> {
    /// What the learner writes: the position after each step.
    interface Walk {
        double[] adam(DoubleUnaryOperator gradient, double start, double rate, int steps);
    }

    @Override
    public String task() {
        return "write adam(gradient, start, rate, steps): walk downhill with Adam, and return the position after each step.";
    }

    @Override
    public Walk learner() {
        return Exercise405::adam;
    }

    @Override
    public Walk solution() {
        return Solution405::adam;
    }

    @Override
    public List<String> hints() {
        return List.of("Keep two numbers from step to step, both 0 at first: m, an average of gradients, and v, an average of "
                        + "their squares. Both must be updated before they are used.",
                "Both averages start at 0 and are too small at first. Divide m by 1 - 0.9^t and v by 1 - 0.999^t; t is 1 "
                        + "in the first step.",
                "In step t: g = gradient(w); m = 0.9 m + 0.1 g; v = 0.999 v + 0.001 g^2; then w goes down by "
                        + "rate · (m / (1 - 0.9^t)) / (sqrt(v / (1 - 0.999^t)) + 1e-8).");
    }

    @Override
    public void check(Walk answer) {
        double[] path = answer.adam(x -> 2 * x, 2, 0.1, 3);
        Mistake.unless(path != null && path.length == 3, "3 steps must give 3 positions, without the start.");
        Mistake.unless(!Double.isNaN(path[0]), "NaN in step 1: 1 - beta^0 is 0; count from 1.");
        Mistake.unless(Math.abs(path[0] - 1.683772) > 1e-5,
                "First step 0.316, rate is 0.1: the averages start at 0 and must be corrected.");
        Mistake.unless(path[0] < 2, "The gradient at 2 is 4, so the way down is to the left; you went to %.4f.", path[0]);
        Mistake.unlessNear(path[0], 1.9, 1e-5, "Adam's first step is as long as the rate, whatever the gradient: from 2 to "
                + "1.9, yours goes to %.4f.", path[0]);
        Mistake.unless(Math.abs(path[1] - 1.8) > 1e-6, "Every step of yours is as long as the rate: you forget m and v "
                + "between the steps.");
        Mistake.unlessNear(path[1], 1.800166, 1e-6, "The second step ends at 1.8002, yours at %.4f: look at the powers of beta "
                + "in the corrections, they belong to step 2.", path[1]);
        Mistake.unlessNear(path[2], 1.700623, 1e-6, "The third step ends at 1.7006, yours at %.4f.", path[2]);

        double[] steep = answer.adam(x -> 2000 * x, 2, 0.1, 50);
        double[] gentle = answer.adam(x -> 2 * x, 2, 0.1, 50);
        Mistake.unlessNear(steep[49], gentle[49], 1e-5, "Multiply the loss by 1000 and Adam takes the same path; yours is at "
                + "%.4f instead of %.4f after 50 steps. Is v an average of squares, and do you take its root?", steep[49],
                gentle[49]);
        double small = answer.adam(x -> 1e-8, 0, 0.1, 1)[0];
        Mistake.unless(small < -1e-4, "A gradient of 1e-8 moves you by %.1e only: epsilon stands beside the root, not in it.",
                -small);
        Mistake.unlessNear(small, -0.05, 1e-6, "With a gradient as small as epsilon the step is half the rate, 0.05; yours is "
                + "%.4f. Where is epsilon?", -small);
        Mistake.unlessNear(answer.adam(x -> -7, 1, 0.3, 1)[0], 1.3, 1e-6, "From 1 with gradient -7 and rate 0.3 the first step "
                + "ends at 1.3.");
    }

    /// Adam with one mistake.
    private static double[] wrong(DoubleUnaryOperator gradient, double start, double rate, int steps, String mistake) {
        double[] path = new double[steps];
        double w = start;
        double m = 0;
        double v = 0;
        for (int t = 1; t <= steps; t++) {
            double g = gradient.applyAsDouble(w);
            double keep = mistake.equals("forgets") ? 0 : 1;
            m = 0.9 * keep * m + 0.1 * g;
            v = 0.999 * keep * v + 0.001 * g * g;
            int power = mistake.equals("from 0") ? t - 1 : mistake.equals("forgets") ? 1 : t;
            double mean = mistake.equals("biased") ? m : m / (1 - Math.pow(0.9, power));
            double square = mistake.equals("biased") ? v : v / (1 - Math.pow(0.999, power));
            double root = mistake.equals("inside") ? Math.sqrt(square + 1e-8) : Math.sqrt(square) + 1e-8;
            w -= rate * mean / root;
            path[t - 1] = w;
        }
        return path;
    }

    private static Planted<Walk> planted(String mistake, String sentence) {
        return new Planted<>(mistake, (gradient, start, rate, steps) -> wrong(gradient, start, rate, steps, mistake), sentence);
    }

    @Override
    public List<Planted<Walk>> planted() {
        return List.of(
                planted("biased", "First step 0.316, rate is 0.1: the averages start at 0 and must be corrected."),
                planted("from 0", "NaN in step 1: 1 - beta^0 is 0; count from 1."),
                planted("forgets", "you forget m and v between the steps."),
                planted("inside", "epsilon stands beside the root, not in it."));
    }
}
