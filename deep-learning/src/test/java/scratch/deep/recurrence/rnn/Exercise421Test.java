package scratch.deep.recurrence.rnn;

import java.util.List;

import scratch.deep.recurrence.rnn.Exercise421Test.ThroughTime;
import scratch.example.contract.ExerciseContract;
import scratch.example.exercise.Mistake;

class Exercise421Test implements ExerciseContract<ThroughTime> {
    /// What the learner writes: derivatives by wx, wh and b.
    interface ThroughTime {
        double[] gradient(double wx, double wh, double b, double[] x, double target);
    }

    @Override
    public String task() {
        return "write gradient(wx, wh, b, x, target): backpropagation through time for one unit.";
    }

    @Override
    public ThroughTime learner() {
        return Exercise421::gradient;
    }

    @Override
    public ThroughTime solution() {
        return Solution421::gradient;
    }

    @Override
    public List<String> hints() {
        return List.of("First run forward and keep every state h_0 = 0, h_1, ..., h_T: the backward pass needs them all.",
                "Start from the derivative by the last state, h_T - target, and walk from t = T to 1. Multiply by 1 - h_t^2 "
                        + "to get through tanh, and by wh to get to the state before.",
                "At each step, with s = (1 - h_t^2) times the derivative by h_t: add s x_t to the derivative by wx, s h_(t-1) "
                        + "to that by wh, s to that by b; then the derivative by h_(t-1) is wh s.");
    }

    @Override
    public void check(ThroughTime answer) {
        double[] one = answer.gradient(1, 0.5, 0, new double[]{1}, 1);
        Mistake.unless(one != null && one.length == 3, "The answer is three numbers: the derivatives by wx, wh and b.");
        Mistake.unlessNear(one[2], -0.100124, 1e-5, "A single step with input 1 and target 1: the derivative by b is "
                + "(h - 1)(1 - h^2) = -0.1001, yours is %.4f.", one[2]);
        Mistake.unlessNear(one[1], 0, 1e-12, "With one step the derivative by wh is 0, because the state before it is 0; yours "
                + "is %.4f. It is the state before the step that wh multiplies, not the one after.", one[1]);
        double[] three = answer.gradient(1, 0.5, 0, new double[]{1, 0, 1}, 1);
        Mistake.unless(Math.abs(three[2] + 0.054087) > 1e-5, "Your derivative by b, -0.0541, is that of the last step "
                + "alone. The same b worked at every step: go back through time, and add up.");
        Mistake.unless(Math.abs(three[2] + 0.094653) > 1e-5, "By b yours is %.4f "
                + "instead of -0.0825: on the way from state to state the derivative passes through tanh too, so multiply by "
                + "1 - h^2 at every step.", three[2]);
        Mistake.unlessNear(three[2], -0.082489, 1e-5, "On 1, 0, 1 the derivative by b is -0.0825, yours is %.4f.", three[2]);
        Mistake.unlessNear(three[0], -0.059016, 1e-5, "On 1, 0, 1 the derivative by wx is -0.0590, yours is %.4f: each step "
                + "adds its own input times its derivative.", three[0]);
        Mistake.unlessNear(three[1], -0.037532, 1e-5, "On 1, 0, 1 the derivative by wh is -0.0375, yours is %.4f.", three[1]);
        double[] x = {0.3, -1.2, 0.8, 0.1, -0.5};
        double[] ours = answer.gradient(0.7, -0.9, 0.2, x, -0.4);
        double[] at = {0.7, -0.9, 0.2};
        String[] names = {"wx", "wh", "b"};
        for (int i = 0; i < 3; i++) {
            double[] up = at.clone();
            double[] down = at.clone();
            up[i] += 1e-5;
            down[i] -= 1e-5;
            double difference = (loss(up, x, -0.4) - loss(down, x, -0.4)) / 2e-5;
            Mistake.unlessNear(ours[i], difference, 1e-7, "On five steps with wh = -0.9 the derivative by " + names[i]
                    + " is %.6f by finite differences, yours is %.6f.", difference, ours[i]);
        }
    }

    private static double loss(double[] w, double[] x, double target) {
        double h = 0;
        for (double v : x) {
            h = Math.tanh(w[0] * v + w[1] * h + w[2]);
        }
        return (h - target) * (h - target) / 2;
    }

    /// Backpropagation through time with one mistake.
    private static double[] wrong(String mistake, double wx, double wh, double b, double[] x, double target) {
        double[] h = new double[x.length + 1];
        for (int t = 0; t < x.length; t++) {
            h[t + 1] = Math.tanh(wx * x[t] + wh * h[t] + b);
        }
        double[] gradient = new double[3];
        double byState = h[x.length] - target;
        for (int t = x.length - 1; t >= (mistake.equals("last step only") ? x.length - 1 : 0); t--) {
            boolean tanh = !mistake.equals("tanh once") || t == x.length - 1;
            double bySum = (tanh ? 1 - h[t + 1] * h[t + 1] : 1) * byState;
            gradient[0] += bySum * x[t];
            gradient[1] += bySum * h[mistake.equals("state after") ? t + 1 : t];
            gradient[2] += bySum;
            byState = wh * bySum;
        }
        return gradient;
    }

    private static Planted<ThroughTime> planted(String mistake, String sentence) {
        return new Planted<>(mistake, (wx, wh, b, x, target) -> wrong(mistake, wx, wh, b, x, target), sentence);
    }

    @Override
    public List<Planted<ThroughTime>> planted() {
        return List.of(planted("last step only", "The same b worked at every step: go back through time, and add up."),
                planted("state after", "It is the state before the step that wh multiplies, not the one after."),
                planted("tanh once", "on the way from state to state the derivative passes through tanh too"));
    }
}
