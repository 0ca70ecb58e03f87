package scratch.deep.recurrence.vanishing;

import java.util.List;

import scratch.deep.recurrence.vanishing.Exercise422Test.Derivative;
import scratch.example.contract.ExerciseContract;
import scratch.example.exercise.Mistake;

class Exercise422Test implements ExerciseContract<Derivative> {
    /// What the learner writes: the derivative of the last state by the first.
    interface Derivative {
        double of(double w, double start, double... x);
    }

    @Override
    public String task() {
        return "write derivative(w, start, x): how much of a small change of the first state is left in the last.";
    }

    @Override
    public Derivative learner() {
        return Exercise422::derivative;
    }

    @Override
    public Derivative solution() {
        return Solution422::derivative;
    }

    @Override
    public List<String> hints() {
        return List.of("By the chain rule it is a product with one factor for each step: the derivative of h_t by h_(t-1).",
                "The derivative of tanh(z) is 1 - tanh(z)^2, and z contains w times the state before.",
                "For each x: h = tanh(w h + x), with the new h multiply the result by w (1 - h^2). Begin with 1.");
    }

    @Override
    public void check(Derivative answer) {
        Mistake.unlessNear(answer.of(0.7, 0.3), 1, 1e-12, "Without a step the last state is the first, so the derivative is 1; "
                + "yours is %.4f.", answer.of(0.7, 0.3));
        double two = answer.of(0.5, 0, 0, 0);
        Mistake.unlessNear(two, 0.25, 1e-12, "With w = 0.5 and a state that stays at 0, each step multiplies by 0.5, two by "
                + "0.25; yours is %.4f.", two);
        double one = answer.of(1.5, 0.8, 0);
        Mistake.unless(Math.abs(one - 1.5) > 1e-9, "With w = 1.5 from 0.8 you say 1.5: that is the step without tanh. Multiply "
                + "by the derivative of tanh too.");
        Mistake.unless(Math.abs(one - 0.54) > 1e-9, "With w = 1.5 from 0.8 you say 0.54, that is w (1 - 0.8^2): the "
                + "derivative of tanh is taken where its output is, at the new state.");
        Mistake.unlessNear(one, 1.5 * (1 - Math.pow(Math.tanh(1.2), 2)), 1e-9, "With w = 1.5 one step from 0.8 multiplies by "
                + "0.4575; yours is %.4f.", one);
        double[] x = {0.2, -0.4, 0.1, 0.9, -0.3};
        double ours = answer.of(-1.3, 0.25, x);
        double difference = (last(-1.3, 0.25 + 1e-6, x) - last(-1.3, 0.25 - 1e-6, x)) / 2e-6;
        Mistake.unlessNear(ours, difference, 1e-7, "Over five steps with w = -1.3 the derivative is %.6f by finite "
                + "differences, yours is %.6f.", difference, ours);
        double far = answer.of(3, 0.9, new double[50]);
        Mistake.unless(far < 1e-70 && far >= 0, "With w = 3 the state sits near 0.995, where tanh is flat: after 50 steps less "
                + "than 1e-70 is left, not %.2e.", far);
    }

    private static double last(double w, double start, double... x) {
        double h = start;
        for (double v : x) {
            h = Math.tanh(w * h + v);
        }
        return h;
    }

    private static double wrong(String mistake, double w, double start, double... x) {
        double h = start;
        double derivative = 1;
        for (double v : x) {
            double before = h;
            h = Math.tanh(w * h + v);
            double at = mistake.equals("state before") ? before : h;
            derivative *= mistake.equals("no tanh") ? w : w * (1 - at * at);
        }
        return derivative;
    }

    @Override
    public List<Planted<Derivative>> planted() {
        return List.of(new Planted<>("no tanh", (w, start, x) -> wrong("no tanh", w, start, x),
                        "that is the step without tanh. Multiply by the derivative of tanh too."),
                new Planted<>("state before", (w, start, x) -> wrong("state before", w, start, x),
                        "the derivative of tanh is taken where its output is, at the new state."));
    }
}
