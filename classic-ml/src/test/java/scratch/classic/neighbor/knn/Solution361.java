package scratch.classic.neighbor.knn;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/// A solution of exercise 361.
final class Solution361 {
    private Solution361() {
    }

    static int classify(double[][] x, int[] labels, double[] query, int k) {
        double[] squares = new double[x.length];
        for (int i = 0; i < x.length; i++) {
            for (int j = 0; j < query.length; j++) {
                squares[i] += (x[i][j] - query[j]) * (x[i][j] - query[j]);
            }
        }
        // the sort of a stream keeps equals in their order
        int[] votes = new int[Arrays.stream(labels).max().orElseThrow() + 1];
        IntStream.range(0, x.length).boxed().sorted(Comparator.comparingDouble(i -> squares[i])).limit(k)
                .forEach(i -> votes[labels[i]]++);
        int best = 0;
        for (int c = 1; c < votes.length; c++) {
            best = votes[c] > votes[best] ? c : best;
        }
        return best;
    }
}
