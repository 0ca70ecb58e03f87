package scratch.deep.recurrence.lstm;

import java.util.Arrays;
import java.util.random.RandomGenerator;

import scratch.math.check.Require;

/// Long short-term memory in plain arrays, one sequence at a time: d inputs, h units, weights laid out as in PyTorch, a
/// row for each unit of each gate, in the order i, f, g, o.
///
/// `i, f, o = σ(W x + U h + b)`, `g = tanh(W x + U h + b)`, `c ← f⊙c + i⊙g`, `h ← o⊙tanh(c)`.
/// Cost 4h(d + h) multiplications a step. Hochreiter and Schmidhuber 1997; Gers, Schmidhuber and Cummins 2000.
///
/// @param w (4h, d)
/// @param u (4h, h)
/// @param b (4h)
public record LSTMCell(double[][] w, double[][] u, double[] b) {

    public LSTMCell {
        int h = b.length / 4;
        Require.that(b.length > 0 && b.length % 4 == 0, "LSTMCell: a bias of %d numbers: must be 4h", b.length);
        Require.that(w.length == 4 * h && u.length == 4 * h && u[0].length == h,
                "LSTMCell: %d and %d rows of weights for %d units: must be 4h", w.length, u.length, h);
    }

    /// The gates of a step, and what they have made: cells c and states h.
    public record Step(double[] i, double[] f, double[] g, double[] o, double[] c, double[] h) { }

    /// Weights evenly between ±1/√h.
    public static LSTMCell random(int inputs, int units, RandomGenerator random) {
        double bound = 1 / Math.sqrt(units);
        double[][] w = new double[4 * units][inputs];
        double[][] u = new double[4 * units][units];
        double[] b = new double[4 * units];
        for (int k = 0; k < 4 * units; k++) {
            Arrays.setAll(w[k], j -> random.nextDouble(-bound, bound));
            Arrays.setAll(u[k], j -> random.nextDouble(-bound, bound));
            b[k] = random.nextDouble(-bound, bound);
        }
        return new LSTMCell(w, u, b);
    }

    public int units() {
        return b.length / 4;
    }

    /// `4h(d + h + 1)`; PyTorch keeps two biases and has 4h more.
    public int parameterCount() {
        return b.length * (w[0].length + units() + 1);
    }

    /// One step from the state h and the cells c.
    public Step step(double[] x, double[] h, double[] c) {
        double[] sums = new double[b.length];                  // W x + U h + b, for all gates
        for (int k = 0; k < sums.length; k++) {
            sums[k] = b[k] + dot(w[k], x) + dot(u[k], h);
        }
        return gates(sums, c);
    }

    /// What follows from the sums of the four gates: the only place where something is remembered.
    public static Step gates(double[] sums, double[] before) {
        int n = before.length;
        Step s = new Step(new double[n], new double[n], new double[n], new double[n], new double[n], new double[n]);
        for (int j = 0; j < n; j++) {
            s.i[j] = sigmoid(sums[j]);                         // let in?
            s.f[j] = sigmoid(sums[n + j]);                     // keep?
            s.g[j] = Math.tanh(sums[2 * n + j]);               // what?
            s.o[j] = sigmoid(sums[3 * n + j]);                 // show?
            s.c[j] = s.f[j] * before[j] + s.i[j] * s.g[j];
            s.h[j] = s.o[j] * Math.tanh(s.c[j]);
        }
        return s;
    }

    /// All steps of a sequence (T, d) from a state of zeros; at least one.
    public Step[] forward(double[][] x) {
        Require.that(x.length > 0, "LSTMCell.forward: a sequence of length 0: needs at least one step");
        Step[] steps = new Step[x.length];
        double[] h = new double[units()];
        double[] c = new double[units()];
        for (int t = 0; t < x.length; t++) {
            steps[t] = step(x[t], h, c);
            h = steps[t].h;
            c = steps[t].c;
        }
        return steps;
    }

    /// The gradient at the sums of one step, from the gradients at its h and, directly, at its c. `dc` becomes the one at
    /// the cells before the step.
    public static double[] gatesBack(Step s, double[] before, double[] dh, double[] dc) {
        int n = dh.length;
        double[] sums = new double[4 * n];
        for (int j = 0; j < n; j++) {
            double seen = Math.tanh(s.c[j]);
            dc[j] += dh[j] * s.o[j] * (1 - seen * seen);
            sums[j] = dc[j] * s.g[j] * s.i[j] * (1 - s.i[j]);
            sums[n + j] = dc[j] * before[j] * s.f[j] * (1 - s.f[j]);
            sums[2 * n + j] = dc[j] * s.i[j] * (1 - s.g[j] * s.g[j]);
            sums[3 * n + j] = dh[j] * seen * s.o[j] * (1 - s.o[j]);
            dc[j] *= s.f[j];                                   // no matrix, no tanh: the way that gradients survive
        }
        return sums;
    }

    /// Backpropagation through time: the gradients of the weights, from those at the states `atStates` (T, h).
    public LSTMCell backward(double[][] x, Step[] steps, double[][] atStates) {
        int n = units();
        LSTMCell gradient = new LSTMCell(new double[4 * n][x[0].length], new double[4 * n][n], new double[4 * n]);
        double[] dh = new double[n];
        double[] dc = new double[n];
        double[] zeros = new double[n];
        for (int t = x.length - 1; t >= 0; t--) {
            for (int j = 0; j < n; j++) {
                dh[j] += atStates[t][j];
            }
            double[] sums = gatesBack(steps[t], t == 0 ? zeros : steps[t - 1].c, dh, dc);
            Arrays.fill(dh, 0);
            for (int k = 0; k < 4 * n; k++) {
                add(gradient.w[k], sums[k], x[t]);
                add(gradient.u[k], sums[k], t == 0 ? zeros : steps[t - 1].h);
                gradient.b[k] += sums[k];
                add(dh, sums[k], u[k]);
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
