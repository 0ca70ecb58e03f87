package scratch.stats.resampling;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.function.ToDoubleFunction;

import scratch.stats.distribution.Normal;

/// A solution of exercise 217.
final class Solution217 {
    private Solution217() {
    }

    static double[] bca(double[] data, ToDoubleFunction<double[]> statistic, int resamples, double level, long seed) {
        return interval(data, statistic, resamples, level, seed, 1, 1);
    }

    /// With factors for z0 and a, so that the checker's wrong answers can turn them round or leave them out.
    static double[] interval(double[] data, ToDoubleFunction<double[]> statistic, int resamples, double level, long seed,
            double biasFactor, double accelerationFactor) {
        int n = data.length;
        double estimate = statistic.applyAsDouble(data.clone());
        SplittableRandom random = new SplittableRandom(seed);
        double[] replicates = new double[resamples];
        double below = 0;
        for (int b = 0; b < resamples; b++) {
            double[] drawn = new double[n];
            Arrays.setAll(drawn, i -> data[random.nextInt(n)]);
            replicates[b] = statistic.applyAsDouble(drawn);
            below += replicates[b] < estimate ? 1 : replicates[b] == estimate ? 0.5 : 0;
        }
        Arrays.sort(replicates);
        double z0 = biasFactor * Normal.STANDARD.quantile(below / resamples);
        double[] left = new double[n];
        for (int i = 0; i < n; i++) {
            double[] others = new double[n - 1];
            int without = i;
            Arrays.setAll(others, j -> data[j < without ? j : j + 1]);
            left[i] = statistic.applyAsDouble(others);
        }
        double mean = Arrays.stream(left).average().orElseThrow();
        double squares = Arrays.stream(left).map(v -> (mean - v) * (mean - v)).sum();
        double cubes = Arrays.stream(left).map(v -> Math.pow(mean - v, 3)).sum();
        double a = squares == 0 ? 0 : accelerationFactor * cubes / (6 * Math.pow(squares, 1.5));
        double z = Normal.STANDARD.upperQuantile((1 - level) / 2);
        return new double[] {at(replicates, z0 + (z0 - z) / (1 - a * (z0 - z))),
            at(replicates, z0 + (z0 + z) / (1 - a * (z0 + z)))};
    }

    private static double at(double[] sorted, double z) {
        return sorted[(int) Math.round(Normal.STANDARD.cdf(z) * (sorted.length - 1))];
    }
}
