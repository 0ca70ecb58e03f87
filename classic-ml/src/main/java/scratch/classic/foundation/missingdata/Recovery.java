package scratch.classic.foundation.missingdata;

import java.util.Arrays;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

import scratch.classic.data.Table;
import scratch.stats.descriptive.Descriptive;
import scratch.stats.interval.MeanInterval;

/// What a column looks like after its gaps were filled, on average over many draws of gaps.
///
/// @param mean        of the column
/// @param margin      half the 95 % interval of that average
/// @param deviation   standard deviation of the column, divided by n
/// @param correlation with another column
/// @param error       root mean squared error of the filled values; NaN where none was filled
record Recovery(double mean, double margin, double deviation, double correlation, double error) {
    static final int K = 5;
    static final double PENALTY = 1e-3;

    /// Where gaps fall and how they are filled.
    record Setting(String column, String seen, double share, int draws) {
    }

    /// One draw: mean, deviation, correlation, squared error and number of gaps.
    static double[] measure(Table truth, Table gaps, Filling filling, Setting setting) {
        Table filled = filling.apply(gaps, K, PENALTY);
        double[] column = filled.numeric(setting.column).values();
        double squares = 0;
        int missing = gaps.numeric(setting.column).missing();
        for (int i = 0; i < truth.rows() && filling != Filling.DROP; i++) {
            double error = column[i] - truth.numeric(setting.column).value(i);
            squares += error * error;
        }
        return new double[] {Descriptive.mean(column), Descriptive.populationStandardDeviation(column),
            Descriptive.correlation(column, filled.numeric(setting.seen).values()),
            filling == Filling.DROP ? Double.NaN : Math.sqrt(squares / missing)};
    }

    /// All ways of filling over the same draws of gaps.
    static Recovery[] of(Table truth, Mechanism mechanism, Setting setting, RandomGenerator random) {
        Filling[] fillings = Filling.values();
        double[][][] measured = new double[fillings.length][setting.draws][];
        for (int draw = 0; draw < setting.draws; draw++) {
            Table gaps = mechanism.hide(truth, setting.column, setting.seen, setting.share, random);
            for (int f = 0; f < fillings.length; f++) {
                measured[f][draw] = measure(truth, gaps, fillings[f], setting);
            }
        }
        return Arrays.stream(measured).map(Recovery::average).toArray(Recovery[]::new);
    }

    private static Recovery average(double[]... draws) {
        double[][] each = IntStream.range(0, 4).mapToObj(q -> Arrays.stream(draws).mapToDouble(draw -> draw[q]).toArray())
                .toArray(double[][]::new);
        boolean filled = !Double.isNaN(each[3][0]);
        return new Recovery(Descriptive.mean(each[0]), MeanInterval.t(each[0], 0.95).width() / 2, Descriptive.mean(each[1]),
                Descriptive.mean(each[2]), filled ? Descriptive.mean(each[3]) : Double.NaN);
    }
}
