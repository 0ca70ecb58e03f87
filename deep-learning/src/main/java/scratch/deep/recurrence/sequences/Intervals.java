package scratch.deep.recurrence.sequences;

import java.util.Arrays;

import scratch.math.check.Require;

/// How far forecasts are off, step by step, and intervals from that: the error that a share of earlier forecasts stayed within.
/// Vovk, Gammerman and Shafer 2005 (split conformal prediction); exact for exchangeable errors, about right for a series.
public final class Intervals {
    private Intervals() {
    }

    /// Mean absolute error of each step ahead.
    ///
    /// @param forecasts (n, ahead), those of window i begin at `values[starts[i] + past]`
    public static double[] meanAbsoluteError(double[][] forecasts, double[] values, int[] starts, int past) {
        double[] mean = new double[forecasts[0].length];
        for (int step = 0; step < mean.length; step++) {
            mean[step] = Arrays.stream(errors(forecasts, values, starts, past, step)).average().orElseThrow();
        }
        return mean;
    }

    private static double[] errors(double[][] forecasts, double[] values, int[] starts, int past, int step) {
        Require.that(forecasts.length == starts.length && starts.length > 0, "Intervals: %d forecasts for %d windows: must be "
                + "equally many, and at least one", forecasts.length, starts.length);
        double[] errors = new double[starts.length];
        Arrays.setAll(errors, i -> Math.abs(forecasts[i][step] - values[starts[i] + past + step]));
        return errors;
    }

    /// For each step the error that a share of `level` of the forecasts did not exceed: the ⌈(n + 1)·level⌉-th smallest.
    public static double[] halfWidths(double[][] forecasts, double[] values, int[] starts, int past, double level) {
        Require.between0And1("Intervals.halfWidths", "level", level);
        double[] widths = new double[forecasts[0].length];
        for (int step = 0; step < widths.length; step++) {
            double[] errors = errors(forecasts, values, starts, past, step);
            Arrays.sort(errors);
            widths[step] = errors[Math.min(errors.length, (int) Math.ceil((errors.length + 1) * level)) - 1];
        }
        return widths;
    }

    /// Share of the values that lie within the half widths around their forecasts.
    public static double coverage(double[][] forecasts, double[] widths, double[] values, int[] starts, int past) {
        int within = 0;
        for (int step = 0; step < widths.length; step++) {
            for (double error : errors(forecasts, values, starts, past, step)) {
                within += error <= widths[step] ? 1 : 0;
            }
        }
        return (double) within / (widths.length * starts.length);
    }
}
