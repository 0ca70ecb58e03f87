package scratch.deep.recurrence.sequences;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;

import scratch.deep.loss.Losses;
import scratch.math.autograd.Variable;
import scratch.math.check.Require;
import scratch.math.tensor.Tensor;

/// Forecasts of a series, `ahead` steps at once (direct) or step by step from its own forecasts (recursive).
///
/// What is read and what is forecast are differences from the mean of the last season, so a trend does not lead out of the
/// range that was seen in training. The recursive model is trained with teacher forcing: each step reads the true value.
public final class Forecaster {
    /// @param past   steps that are read, at least one season
    /// @param ahead  steps that are forecast
    /// @param direct all steps from one state, or one after the other
    public record Options(int past, int ahead, boolean direct, int hidden, int steps, long seed) {
        public Options {
            Require.atLeast(SeasonalSeries.SEASON, "Forecaster.Options", "past", past);
            Require.atLeast(1, "Forecaster.Options", "ahead", ahead);
            Require.atLeast(1, "Forecaster.Options", "hidden", hidden);
            Require.atLeast(0, "Forecaster.Options", "steps", steps);
        }
    }

    private final Arrangement model;
    private final Options options;

    private Forecaster(Arrangement model, Options options) {
        this.model = model;
        this.options = options;
    }

    /// Learns from all windows of the values.
    public static Forecaster fit(double[] values, Options options) {
        Require.finite("Forecaster.fit", values);
        int window = options.past + options.ahead;
        Require.that(values.length >= window, "Forecaster.fit: %d values for a past of %d and %d ahead: too few", values.length,
                options.past, options.ahead);
        Arrangement model = new Arrangement(1, options.hidden, options.direct ? options.ahead : 1, false, options.seed);
        Forecaster forecaster = new Forecaster(model, options);
        RandomGenerator random = new SplittableRandom(options.seed + 1);
        Descent.run(model, options.steps, 0.01, () -> {
            int[] starts = random.ints(32, 0, values.length - window + 1).toArray();
            return forecaster.loss(values, starts);
        });
        return forecaster;
    }

    private Variable loss(double[] values, int... starts) {
        if (options.direct) {
            Variable target = window(values, options.past, options.ahead, starts);
            return Losses.meanSquared(model.last(new Padded(window(values, 0, options.past, starts))),
                    target.reshape(starts.length, options.ahead));
        }
        int read = options.past + options.ahead - 1;
        return Losses.meanSquared(model.each(new Padded(window(values, 0, read, starts))), window(values, 1, read, starts));
    }

    /// Values from `start + from` on, less the mean of the last season that is read; (n, count, 1).
    private Variable window(double[] values, int from, int count, int... starts) {
        float[] x = new float[starts.length * count];
        for (int i = 0; i < starts.length; i++) {
            double level = level(values, starts[i]);
            for (int t = 0; t < count; t++) {
                x[i * count + t] = (float) (values[starts[i] + from + t] - level);
            }
        }
        return Variable.constant(Tensor.of(x, starts.length, count, 1));
    }

    private double level(double[] values, int start) {
        int end = start + options.past;
        return Arrays.stream(values, end - SeasonalSeries.SEASON, end).average().orElseThrow();
    }

    /// What comes after each of the windows that begin at `starts`; (n, ahead).
    public double[][] forecast(double[] values, int... starts) {
        double[][] forecast = new double[starts.length][options.ahead];
        Variable past = window(values, 0, options.past, starts);
        float[][] steps = options.direct ? null : model.continued(past, options.ahead);
        float[] all = options.direct ? Variable.noGradient(() -> model.last(new Padded(past)).data().toArray()) : null;
        for (int i = 0; i < starts.length; i++) {
            double level = level(values, starts[i]);
            for (int step = 0; step < options.ahead; step++) {
                forecast[i][step] = level + (options.direct ? all[i * options.ahead + step] : steps[step][i]);
            }
        }
        return forecast;
    }

    /// One step ahead at each of the steps, from the *true* values before it: how well the model does while it is led by the
    /// hand; (n, ahead). For a recursive model.
    public double[][] forced(double[] values, int... starts) {
        Require.that(!options.direct, "Forecaster.forced: a direct model: reads no value of the future");
        int read = options.past + options.ahead - 1;
        float[] all = Variable.noGradient(() -> model.each(new Padded(window(values, 0, read, starts))).data().toArray());
        double[][] forecast = new double[starts.length][options.ahead];
        for (int i = 0; i < starts.length; i++) {
            for (int step = 0; step < options.ahead; step++) {
                forecast[i][step] = level(values, starts[i]) + all[i * read + options.past - 1 + step];
            }
        }
        return forecast;
    }
}
