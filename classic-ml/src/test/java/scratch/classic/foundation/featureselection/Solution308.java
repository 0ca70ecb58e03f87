package scratch.classic.foundation.featureselection;

import java.util.Comparator;
import java.util.stream.IntStream;

/// A solution of exercise 308.
final class Solution308 {
    private Solution308() {
    }

    static int[] best(double[][] x, int[] labels, int[] train, int k) {
        double[] apart = new double[x[0].length];
        for (int j = 0; j < apart.length; j++) {
            apart[j] = Math.abs(mean(x, labels, train, j, 1) - mean(x, labels, train, j, 0));
        }
        return IntStream.range(0, apart.length).boxed().sorted(Comparator.comparingDouble(j -> -apart[j])).limit(k)
                .mapToInt(j -> j).toArray();
    }

    private static double mean(double[][] x, int[] labels, int[] train, int j, int label) {
        return IntStream.of(train).filter(i -> labels[i] == label).mapToDouble(i -> x[i][j]).average().orElseThrow();
    }
}
