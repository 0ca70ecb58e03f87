package scratch.stats.correlation;

import java.util.Comparator;
import java.util.stream.IntStream;

/// A solution of exercise 218.
final class Solution218 {
    private Solution218() {
    }

    static double[] benjaminiHochberg(double... p) {
        Integer[] order = IntStream.range(0, p.length).boxed().sorted(Comparator.comparingDouble(i -> p[i]))
                .toArray(Integer[]::new);
        double[] adjusted = new double[p.length];
        double smallest = 1;
        for (int i = p.length; i >= 1; i--) {
            smallest = Math.min(smallest, p[order[i - 1]] * p.length / i);
            adjusted[order[i - 1]] = smallest;
        }
        return adjusted;
    }
}
