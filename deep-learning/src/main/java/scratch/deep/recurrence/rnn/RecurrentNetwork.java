package scratch.deep.recurrence.rnn;

import java.util.random.RandomGenerator;

import scratch.math.check.Require;

/// A recurrent network and its two passes, in plain loops: one vector, the hidden state, is carried from step to step.
///
/// `h_t = tanh(x_t·Wx + h_{t−1}·Wh + b)`, `y_t = h_t·Wy + c`, with the same five arrays at every step.
/// A gradient has a number for each weight, so it is a `RecurrentNetwork` as well.
/// Cost of both passes: 6·T·(d·h + h² + h·k).   Werbos 1990, *Backpropagation through time*; Elman 1990.
///
/// @param wx (d, h): from the input to the state
/// @param wh (h, h): from the state to the next state
/// @param b  (h)
/// @param wy (h, k): from the state to the output
/// @param c  (k)
public record RecurrentNetwork(double[][] wx, double[][] wh, double[] b, double[][] wy, double[] c) {
    /// What the backward pass needs to know about the forward pass.
    ///
    /// @param states  (T + 1, h); row 0 is the state before the first step
    /// @param outputs (T, k)
    public record Pass(double[][] states, double[][] outputs) {
        /// The state after the last step; (h).
        public double[] last() {
            return states[states.length - 1];
        }
    }

    public RecurrentNetwork {
        int h = b.length;
        Require.that(wx.length > 0 && h > 0 && c.length > 0, "RecurrentNetwork: %d inputs, %d states, %d outputs: needs at "
                + "least one of each", wx.length, h, c.length);
        requireShape("wx", wx, wx.length, h);
        requireShape("wh", wh, h, h);
        requireShape("wy", wy, h, c.length);
    }

    private static void requireShape(String name, double[][] a, int rows, int columns) {
        Require.that(a.length == rows, "RecurrentNetwork: %s has %d rows: must have %d", name, a.length, rows);
        for (int i = 0; i < rows; i++) {
            Require.that(a[i].length == columns, "RecurrentNetwork: row %d of %s has %d numbers: must have %d", i, name,
                    a[i].length, columns);
        }
    }

    /// Random weights with a variance of 1 / inputs, biases 0.
    public static RecurrentNetwork random(int inputs, int hidden, int outputs, RandomGenerator random) {
        return new RecurrentNetwork(gaussian(inputs, hidden, random), gaussian(hidden, hidden, random), new double[hidden],
                gaussian(hidden, outputs, random), new double[outputs]);
    }

    private static double[][] gaussian(int rows, int columns, RandomGenerator random) {
        double[][] w = new double[rows][columns];
        for (double[] row : w) {
            for (int j = 0; j < columns; j++) {
                row[j] = random.nextGaussian() / StrictMath.sqrt(rows);
            }
        }
        return w;
    }

    /// A gradient to add to: this shape, all 0.
    public RecurrentNetwork zeros() {
        return new RecurrentNetwork(new double[wx.length][b.length], new double[b.length][b.length], new double[b.length],
                new double[b.length][c.length], new double[c.length]);
    }

    /// The forward pass over a sequence of any length, from a state of zeros.
    public Pass forward(double[][] x) {
        return forward(x, new double[b.length]);
    }

    /// The forward pass over x (T, d), from a given state (h).
    public Pass forward(double[][] x, double[] start) {
        requireSequence(x);
        Require.that(start.length == b.length, "RecurrentNetwork.forward: a state of %d numbers: must have %d", start.length,
                b.length);
        double[][] states = new double[x.length + 1][];        // (T + 1, h)
        double[][] outputs = new double[x.length][];           // (T, k)
        states[0] = start.clone();
        for (int t = 0; t < x.length; t++) {
            states[t + 1] = step(x[t], states[t]);
            outputs[t] = c.clone();
            addProduct(outputs[t], states[t + 1], wy);
        }
        return new Pass(states, outputs);
    }

    /// One step: the next state, from an input (d) and the state so far (h).
    private double[] step(double[] x, double[] state) {
        double[] next = b.clone();
        addProduct(next, x, wx);
        addProduct(next, state, wh);
        for (int i = 0; i < next.length; i++) {
            next[i] = StrictMath.tanh(next[i]);
        }
        return next;
    }

    /// Backpropagation through time: adds the gradient of a loss to `gradient`, the last step first.
    ///
    /// @param delta derivative of the loss by each output; (T, k), rows of zeros where a step has no loss
    public void backward(double[][] x, Pass pass, double[][] delta, RecurrentNetwork gradient) {
        Require.sameLength("RecurrentNetwork.backward", x.length, delta.length);
        double[] fromLater = new double[b.length];             // derivative by h_t, from the steps after t
        for (int t = x.length - 1; t >= 0; t--) {
            double[] state = pass.states[t + 1];
            addOuter(gradient.wy, state, delta[t]);
            add(gradient.c, delta[t]);
            double[] byState = fromLater;                      // h_t feeds the next step, and its own output
            addTransposedProduct(byState, wy, delta[t]);
            double[] bySum = new double[b.length];             // derivative by what goes into tanh
            for (int i = 0; i < bySum.length; i++) {
                bySum[i] = (1 - state[i] * state[i]) * byState[i];
            }
            addOuter(gradient.wx, x[t], bySum);                // subtle: added up, the same weights served every step
            addOuter(gradient.wh, pass.states[t], bySum);
            add(gradient.b, bySum);
            fromLater = new double[b.length];
            addTransposedProduct(fromLater, wh, bySum);
        }
    }

    /// A step downhill, in place.
    public void stepInPlace(RecurrentNetwork gradient, double rate) {
        double[][] w = weights();
        double[][] g = gradient.weights();
        for (int row = 0; row < w.length; row++) {
            for (int j = 0; j < w[row].length; j++) {
                w[row][j] -= rate * g[row][j];
            }
        }
    }

    /// All rows of all five arrays, in their order: the arrays themselves, not copies.
    public double[][] weights() {
        double[][] rows = new double[wx.length + 2 * wh.length + 2][];
        System.arraycopy(wx, 0, rows, 0, wx.length);
        System.arraycopy(wh, 0, rows, wx.length, wh.length);
        rows[wx.length + wh.length] = b;
        System.arraycopy(wy, 0, rows, wx.length + wh.length + 1, wy.length);
        rows[rows.length - 1] = c;
        return rows;
    }

    /// Length of all numbers together, as one vector.
    public double norm() {
        double sum = 0;
        for (double[] row : weights()) {
            for (double w : row) {
                sum += w * w;
            }
        }
        return StrictMath.sqrt(sum);
    }

    private void requireSequence(double[][] x) {
        Require.that(x.length > 0, "RecurrentNetwork.forward: a sequence of length 0: needs at least one step");
        for (int t = 0; t < x.length; t++) {
            Require.that(x[t].length == wx.length, "RecurrentNetwork.forward: step %d has %d numbers: must have %d", t,
                    x[t].length, wx.length);
            for (double v : x[t]) {
                if (!Double.isFinite(v)) {
                    throw Require.broken("RecurrentNetwork.forward: step %d has %s: must be finite", t, v);
                }
            }
        }
    }

    // ---------------------------------------- the loops

    private static void add(double[] sum, double[] a) {
        for (int i = 0; i < sum.length; i++) {
            sum[i] += a[i];
        }
    }

    /// `sum += a·w`
    private static void addProduct(double[] sum, double[] a, double[][] w) {
        for (int i = 0; i < a.length; i++) {
            for (int j = 0; j < sum.length; j++) {
                sum[j] += a[i] * w[i][j];
            }
        }
    }

    /// `sum += w·a`: the way back through a product with `w`.
    private static void addTransposedProduct(double[] sum, double[][] w, double[] a) {
        for (int i = 0; i < sum.length; i++) {
            for (int j = 0; j < a.length; j++) {
                sum[i] += w[i][j] * a[j];
            }
        }
    }

    /// `sum += aᵀ·b`
    private static void addOuter(double[][] sum, double[] a, double[] b) {
        for (int i = 0; i < a.length; i++) {
            for (int j = 0; j < b.length; j++) {
                sum[i][j] += a[i] * b[j];
            }
        }
    }
}
