package scratch.bench;

import java.util.Arrays;
import java.util.SortedMap;

/// One contestant of one benchmark at one setting of the parameters.
///
/// @param question   the benchmark class, which asks one question
/// @param parameters name → value
/// @param seconds    each measured iteration, in seconds a call
/// @param extras     what was counted beside the time: medians
/// @param file       where it was read
record Result(String question, String contestant, SortedMap<String, String> parameters, double[] seconds,
              SortedMap<String, Double> extras, String file) {

    Result {
        if (seconds.length == 0) {
            throw new IllegalArgumentException("result: " + question + "." + contestant + ": no measurements");
        }
        seconds = seconds.clone();
    }

    double median() {
        return medianOf(seconds);
    }

    static double medianOf(double... values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        int n = sorted.length;
        return n % 2 == 1 ? sorted[n / 2] : (sorted[n / 2 - 1] + sorted[n / 2]) / 2;
    }

    boolean isParallel() {
        return contestant.endsWith("Parallel");
    }
}
