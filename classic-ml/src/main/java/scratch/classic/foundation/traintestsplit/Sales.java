package scratch.classic.foundation.traintestsplit;

import java.util.Arrays;
import java.util.Comparator;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

import scratch.math.check.Require;

/// What a shop sells each day: a level that wanders, and noise around it.
///
/// @param values (n), one a day
record Sales(double[] values) {
    static final double START = 200;
    static final double NOISE = 5;

    /// @param drift standard deviation of what the level moves from a day to the next
    static Sales of(int days, double drift, long seed) {
        Require.atLeast(1, "Sales.of", "days", days);
        Require.notNegative("Sales.of", "drift", drift);
        SplittableRandom random = new SplittableRandom(seed);
        double[] values = new double[days];
        double level = START;
        for (int day = 0; day < days; day++) {
            values[day] = level + NOISE * random.nextGaussian();
            level += drift * random.nextGaussian();
        }
        return new Sales(values);
    }

    /// The mean of the k known days that are nearest in time, the earlier of equally near ones.
    double forecast(int[] known, int day, int k) {
        return IntStream.of(known).boxed().sorted(Comparator.<Integer>comparingInt(other -> Math.abs(other - day))
                .thenComparing(Comparator.naturalOrder())).limit(k).mapToDouble(other -> values[other]).average().orElseThrow();
    }

    /// The root of the mean squared error of the forecasts for these days.
    double error(int[] known, int[] days, int k) {
        return Math.sqrt(Arrays.stream(days).mapToDouble(day -> values[day] - forecast(known, day, k)).map(e -> e * e)
                .average().orElseThrow());
    }
}
