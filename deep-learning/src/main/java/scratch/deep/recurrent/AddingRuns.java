package scratch.deep.recurrent;

import java.util.Arrays;
import java.util.function.LongFunction;
import java.util.stream.IntStream;
import scratch.math.check.Require;

/// The adding problem from several seeds: one run says little about a network.
///
/// @param histories the error at each step, [run][step]
/// @param errors    the error of each run at the end, on the same 500 new sequences
public record AddingRuns(double[][] histories, double[] errors) {
    private static final int TESTED = 500;
    private static final int TEST_SEED = 9;
    /// A run with a smaller error at the end has found the sum.
    public static final double SOLVED = 0.02;

    /// Trains one network for each of the seeds `options.seed()`, `options.seed() + 1` and so on, side by side.
    ///
    /// @param network makes the untrained network of a seed
    public static AddingRuns of(LongFunction<Adding> network, Adding.Options options, int seeds) {
        Require.atLeast(1, "AddingRuns.of", "seeds", seeds);
        double[][] histories = new double[seeds][];
        double[] errors = new double[seeds];
        IntStream.range(0, seeds).parallel().forEach(run -> {
            long seed = options.seed() + run;
            Adding adding = network.apply(seed);
            histories[run] = adding.train(new Adding.Options(options.length(), options.rows(), options.steps(), options.rate(),
                    seed));
            errors[run] = adding.test(TESTED, options.length(), TEST_SEED);
        });
        return new AddingRuns(histories, errors);
    }

    public double medianError() {
        double[] sorted = errors.clone();
        Arrays.sort(sorted);
        return (sorted[(sorted.length - 1) / 2] + sorted[sorted.length / 2]) / 2;
    }

    /// How many runs have found the sum.
    public long solved() {
        return Arrays.stream(errors).filter(error -> error < SOLVED).count();
    }

    /// The errors of the first run, each the mean of `window` steps in a row (of all, if there are fewer).
    public double[] firstSmoothed(int window) {
        double[] history = histories[0];
        double[] means = new double[Math.max(1, history.length - window + 1)];
        for (int i = 0; i < means.length; i++) {
            means[i] = Arrays.stream(history, i, Math.min(history.length, i + window)).average().orElseThrow();
        }
        return means;
    }
}
