package scratch.deep.recurrence.vanishing;

import scratch.math.check.Require;

/// One unit that runs for many steps without input: the smallest network whose loss has a wall in it.
///
/// `h_t = tanh(w·h_{t−1} + b)`, `h_0 = 0`, loss `½(h_T − target)²`. With w above 1 the state settles on one of two sides, and
/// b decides on which: where b changes sign, the loss jumps, and its derivative is about w^T.
/// Pascanu, Mikolov and Bengio 2013, figure 6.
///
/// @param w      weight of the state
/// @param steps  T
/// @param target where the last state should be
public record Cliff(double w, int steps, double target) {
    public Cliff {
        Require.finite("Cliff", "w", w);
        Require.atLeast(1, "Cliff", "steps", steps);
        Require.finite("Cliff", "target", target);
    }

    /// The last state and its derivative by b: `∂h_t/∂b = (1 − h_t²)(1 + w·∂h_{t−1}/∂b)`.
    private double[] run(double b) {
        double h = 0;
        double byB = 0;
        for (int t = 0; t < steps; t++) {
            h = StrictMath.tanh(w * h + b);
            byB = (1 - h * h) * (1 + w * byB);
        }
        return new double[]{h, byB};
    }

    public double loss(double b) {
        double error = run(b)[0] - target;
        return error * error / 2;
    }

    /// The derivative of the loss by b.
    public double gradient(double b) {
        double[] end = run(b);
        return (end[0] - target) * end[1];
    }

    /// Gradient descent on b. Returns b at every step, the start first.
    ///
    /// @param clip a longer gradient is shortened to this; infinite: never
    public double[] descend(double start, double rate, double clip, int descents) {
        double[] path = new double[descents + 1];
        path[0] = start;
        for (int i = 1; i < path.length; i++) {
            double g = gradient(path[i - 1]);
            path[i] = path[i - 1] - rate * Math.clamp(g, -clip, clip);
        }
        return path;
    }
}
