package scratch.deep.recurrence.gru;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;

import scratch.deep.layer.Layer;
import scratch.deep.layer.Linear;
import scratch.deep.optimizer.Adam;
import scratch.deep.optimizer.GradientClipping;
import scratch.deep.optimizer.Optimizer;
import scratch.deep.recurrent.RecurrentLayer;
import scratch.math.Matrix;
import scratch.math.autograd.Variable;
import scratch.math.check.Require;
import scratch.math.decomposition.QR;
import scratch.math.tensor.Tensor;

/// What a series will be some steps later, from its last values: by a recurrent network, by a straight line in the same
/// values, and by saying that nothing changes.
final class Forecast implements Layer {

    /// @param window  values that are seen
    /// @param horizon steps after the last of them
    record Task(int window, int horizon) {
        Task {
            Require.atLeast(1, "Forecast.Task", "window", window);
            Require.atLeast(1, "Forecast.Task", "horizon", horizon);
        }

        int count(int length) {
            Require.that(length >= window + horizon, "Forecast.Task: a series of %d values: needs at least %d", length,
                    window + horizon);
            return length - window - horizon + 1;
        }
    }

    private final RecurrentLayer memory;
    private final Linear answer;

    Forecast(RecurrentLayer memory, RandomGenerator random) {
        this.memory = memory;
        answer = new Linear(memory.architecture().outputs(), 1, random);
    }

    /// (n, window, 1) → (n, 1): by how much the value will be another one.
    @Override
    public Variable forward(Variable x) {
        return answer.forward(memory.run(x, null).last());
    }

    @Override
    public Map<String, Layer> children() {
        Map<String, Layer> children = new LinkedHashMap<>();
        children.put("memory", memory);
        children.put("answer", answer);
        return children;
    }

    /// Trains on random windows of the series, 64 a step.
    Forecast train(Task task, double[] series, int steps, double rate, long seed) {
        Optimizer optimizer = new Optimizer(parameters(), new Adam(rate));
        RandomGenerator random = new SplittableRandom(seed);
        int count = task.count(series.length);
        int[] from = new int[64];
        for (int step = 0; step < steps; step++) {
            for (int i = 0; i < from.length; i++) {
                from[i] = random.nextInt(count);
            }
            optimizer.clearGradients();
            Variable error = forward(windows(task, series, from)).minus(changes(task, series, from)).square().mean();
            error.backward();
            GradientClipping.byNorm(optimizer.parameters(), 1);
            optimizer.step();
        }
        return this;
    }

    private static Variable windows(Task task, double[] series, int... from) {
        float[] x = new float[from.length * task.window];
        for (int i = 0; i < x.length; i++) {
            x[i] = (float) series[from[i / task.window] + i % task.window];
        }
        return Variable.constant(Tensor.of(x, from.length, task.window, 1));
    }

    private static Variable changes(Task task, double[] series, int... from) {
        float[] y = new float[from.length];
        for (int i = 0; i < y.length; i++) {
            int last = from[i] + task.window - 1;
            y[i] = (float) (series[last + task.horizon] - series[last]);
        }
        return Variable.constant(Tensor.of(y, from.length, 1));
    }

    /// Root of the mean squared error over all windows of a series.
    double error(Task task, double[] series) {
        int[] from = all(task, series);
        float[] change = Variable.noGradient(() -> forward(windows(task, series, from)).data().toArray());
        double sum = 0;
        for (int i : from) {
            int last = i + task.window - 1;
            sum += Math.pow(series[last] + change[i] - series[last + task.horizon], 2);
        }
        return Math.sqrt(sum / from.length);
    }

    private static int[] all(Task task, double[] series) {
        int[] from = new int[task.count(series.length)];
        Arrays.setAll(from, i -> i);
        return from;
    }

    /// The same error of whoever says that the value stays.
    static double naive(Task task, double[] series) {
        int count = task.count(series.length);
        double sum = 0;
        for (int i = 0; i < count; i++) {
            int last = i + task.window - 1;
            sum += Math.pow(series[last] - series[last + task.horizon], 2);
        }
        return Math.sqrt(sum / count);
    }

    /// The same error of least squares on the values of the window, fitted to another series: an autoregressive model.
    static double linear(Task task, double[] train, double[] test) {
        double[] coefficients = QR.of(design(task, train)).solve(targets(task, train));
        double[] truth = targets(task, test);
        double[] predicted = design(task, test).multiply(coefficients);
        double sum = 0;
        for (int i = 0; i < truth.length; i++) {
            sum += Math.pow(predicted[i] - truth[i], 2);
        }
        return Math.sqrt(sum / truth.length);
    }

    private static Matrix design(Task task, double[] series) {
        double[][] rows = new double[task.count(series.length)][task.window + 1];
        for (int i = 0; i < rows.length; i++) {
            rows[i][0] = 1;
            System.arraycopy(series, i, rows[i], 1, task.window);
        }
        return Matrix.of(rows);
    }

    private static double[] targets(Task task, double[] series) {
        double[] y = new double[task.count(series.length)];
        Arrays.setAll(y, i -> series[i + task.window - 1 + task.horizon]);
        return y;
    }
}
