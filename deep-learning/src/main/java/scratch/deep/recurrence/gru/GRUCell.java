package scratch.deep.recurrence.gru;

import java.util.Arrays;
import java.util.random.RandomGenerator;

import scratch.math.check.Require;

/// Gated recurrent unit in plain arrays, one sequence at a time: d inputs, h units, weights laid out as in PyTorch, a row
/// for each unit of each gate, in the order r, z, n.
///
/// `r, z = σ(W x + b + U h + v)`, `n = tanh(W x + b + r⊙(U h + v))`, `h ← (1 − z)⊙n + z⊙h`.
/// Cost 3h(d + h) multiplications a step. Cho et al. 2014.
///
/// @param w (3h, d)
/// @param u (3h, h)
/// @param b (3h), beside the input
/// @param v (3h), beside the state: a second one, because the reset gate multiplies it
public record GRUCell(double[][] w, double[][] u, double[] b, double[] v) {

    public GRUCell {
        int h = b.length / 3;
        Require.that(b.length > 0 && b.length % 3 == 0 && v.length == b.length,
                "GRUCell: biases of %d and %d numbers: must be 3h", b.length, v.length);
        Require.that(w.length == 3 * h && u.length == 3 * h && u[0].length == h,
                "GRUCell: %d and %d rows of weights for %d units: must be 3h", w.length, u.length, h);
    }

    /// The gates of a step, what the state contributes to the candidate, and the new state.
    public record Step(double[] r, double[] z, double[] n, double[] contribution, double[] h) { }

    /// The gradients at the sums from the input and at those from the state; the rest goes straight to the state before.
    public record StepGradient(double[] input, double[] state, double[] direct) { }

    /// Weights evenly between ±1/√h.
    public static GRUCell random(int inputs, int units, RandomGenerator random) {
        double bound = 1 / Math.sqrt(units);
        double[][] w = new double[3 * units][inputs];
        double[][] u = new double[3 * units][units];
        double[] b = new double[3 * units];
        double[] v = new double[3 * units];
        for (int k = 0; k < 3 * units; k++) {
            Arrays.setAll(w[k], j -> random.nextDouble(-bound, bound));
            Arrays.setAll(u[k], j -> random.nextDouble(-bound, bound));
            b[k] = random.nextDouble(-bound, bound);
            v[k] = random.nextDouble(-bound, bound);
        }
        return new GRUCell(w, u, b, v);
    }

    public int units() {
        return b.length / 3;
    }

    /// `3h(d + h + 2)`.
    public int parameterCount() {
        return b.length * (w[0].length + units() + 2);
    }

    /// One step from the state h.
    public Step step(double[] x, double[] h) {
        double[] input = new double[b.length];                 // W x + b
        double[] state = new double[b.length];                 // U h + v
        for (int k = 0; k < b.length; k++) {
            input[k] = b[k] + dot(w[k], x);
            state[k] = v[k] + dot(u[k], h);
        }
        return gates(input, state, h);
    }

    /// What follows from the sums.
    public static Step gates(double[] input, double[] state, double[] before) {
        int units = before.length;
        Step s = new Step(new double[units], new double[units], new double[units],
                Arrays.copyOfRange(state, 2 * units, 3 * units), new double[units]);
        for (int j = 0; j < units; j++) {
            s.r[j] = sigmoid(input[j] + state[j]);                             // look at the past?
            s.z[j] = sigmoid(input[units + j] + state[units + j]);             // keep it?
            s.n[j] = Math.tanh(input[2 * units + j] + s.r[j] * s.contribution[j]);
            s.h[j] = (1 - s.z[j]) * s.n[j] + s.z[j] * before[j];
        }
        return s;
    }

    /// All steps of a sequence (T, d) from a state of zeros; at least one.
    public Step[] forward(double[][] x) {
        Require.that(x.length > 0, "GRUCell.forward: a sequence of length 0: needs at least one step");
        Step[] steps = new Step[x.length];
        double[] h = new double[units()];
        for (int t = 0; t < x.length; t++) {
            steps[t] = step(x[t], h);
            h = steps[t].h;
        }
        return steps;
    }

    /// One step back, from the gradient at its state.
    public static StepGradient gatesBack(Step s, double[] before, double[] dh) {
        int units = dh.length;
        StepGradient d = new StepGradient(new double[3 * units], new double[3 * units], new double[units]);
        for (int j = 0; j < units; j++) {
            double candidate = dh[j] * (1 - s.z[j]) * (1 - s.n[j] * s.n[j]);
            d.input[j] = candidate * s.contribution[j] * s.r[j] * (1 - s.r[j]);
            d.input[units + j] = dh[j] * (before[j] - s.n[j]) * s.z[j] * (1 - s.z[j]);
            d.input[2 * units + j] = candidate;
            d.state[j] = d.input[j];
            d.state[units + j] = d.input[units + j];
            d.state[2 * units + j] = candidate * s.r[j];
            d.direct[j] = dh[j] * s.z[j];                      // no matrix, no tanh
        }
        return d;
    }

    /// Backpropagation through time: the gradients of the weights, from those at the states `atStates` (T, h).
    public GRUCell backward(double[][] x, Step[] steps, double[][] atStates) {
        int units = units();
        GRUCell gradient = new GRUCell(new double[3 * units][x[0].length], new double[3 * units][units],
                new double[3 * units], new double[3 * units]);
        double[] dh = new double[units];
        double[] zeros = new double[units];
        for (int t = x.length - 1; t >= 0; t--) {
            add(dh, 1, atStates[t]);
            double[] before = t == 0 ? zeros : steps[t - 1].h;
            StepGradient d = gatesBack(steps[t], before, dh);
            dh = d.direct.clone();
            for (int k = 0; k < 3 * units; k++) {
                add(gradient.w[k], d.input[k], x[t]);
                add(gradient.u[k], d.state[k], before);
                gradient.b[k] += d.input[k];
                gradient.v[k] += d.state[k];
                add(dh, d.state[k], u[k]);
            }
        }
        return gradient;
    }

    private static double dot(double[] a, double[] b) {
        double sum = 0;
        for (int j = 0; j < a.length; j++) {
            sum += a[j] * b[j];
        }
        return sum;
    }

    private static void add(double[] to, double factor, double[] from) {
        for (int j = 0; j < to.length; j++) {
            to[j] += factor * from[j];
        }
    }

    private static double sigmoid(double x) {
        return 1 / (1 + Math.exp(-x));
    }
}
