package scratch.classic.linear.sweeps;

import java.util.Arrays;

import scratch.classic.linear.sweeps.Exercise332.Training;

/// A solution of exercise 332.
final class Solution332 {
    private Solution332() {
    }

    static double bestRate(double[] rates, long[] seeds, Training training) {
        double[] rising = rates.clone();
        Arrays.sort(rising);
        double best = Double.NaN;
        double smallest = Double.POSITIVE_INFINITY;
        for (double rate : rising) {
            double mean = 0;
            for (long seed : seeds) {                           // the same seeds for every rate
                mean += training.cost(rate, seed) / seeds.length;
            }
            if (mean < smallest) {                              // false for NaN and for infinity
                smallest = mean;
                best = rate;
            }
        }
        return best;
    }
}
