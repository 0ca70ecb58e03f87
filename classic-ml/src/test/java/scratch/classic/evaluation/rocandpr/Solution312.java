package scratch.classic.evaluation.rocandpr;

import java.util.Arrays;
import java.util.stream.IntStream;

/// A solution of exercise 312.
final class Solution312 {
    private Solution312() {
    }

    static double[] areas(int[] labels, double[] scores) {
        double[] thresholds = Arrays.stream(scores).distinct().sorted().toArray();
        double positives = Arrays.stream(labels).sum();
        double negatives = labels.length - positives;
        double truePositives = 0;
        double falsePositives = 0;
        double area = 0;
        double precision = 0;
        for (int t = thresholds.length - 1; t >= 0; t--) {
            double threshold = thresholds[t];
            double found = IntStream.range(0, labels.length).filter(i -> scores[i] == threshold).map(i -> labels[i]).sum();
            double alarms = Arrays.stream(scores).filter(score -> score == threshold).count() - found;
            area += alarms * (truePositives + found / 2);              // a trapezoid
            truePositives += found;
            falsePositives += alarms;
            precision += found * truePositives / (truePositives + falsePositives);
        }
        return new double[] {area / (positives * negatives), precision / positives};
    }
}
