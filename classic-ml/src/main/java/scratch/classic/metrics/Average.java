package scratch.classic.metrics;

import java.util.function.ToDoubleFunction;

/// How the scores of single classes, each against the rest, become one.
public enum Average {
    /// Counts of all classes added up first: each *row* counts alike.
    MICRO,
    /// The mean over the classes that occur or were predicted: each *class* counts alike.
    MACRO,
    /// The mean over the classes, weighted by how many rows each has.
    WEIGHTED;

    double of(ConfusionMatrix matrix, ToDoubleFunction<BinaryCounts> score) {
        double sum = 0;
        double weights = 0;
        long[] all = new long[4];
        for (int k = 0; k < matrix.size(); k++) {
            BinaryCounts counts = matrix.oneAgainstRest(k);
            double weight = weight(counts);
            sum += weight == 0 ? 0 : weight * score.applyAsDouble(counts);
            weights += weight;
            all[0] += counts.truePositives();
            all[1] += counts.falsePositives();
            all[2] += counts.falseNegatives();
            all[3] += counts.trueNegatives();
        }
        return this == MICRO ? score.applyAsDouble(new BinaryCounts(all[0], all[1], all[2], all[3])) : sum / weights;
    }

    private double weight(BinaryCounts counts) {
        long actual = counts.truePositives() + counts.falseNegatives();
        return this == WEIGHTED ? actual : actual + counts.falsePositives() > 0 ? 1 : 0;
    }
}
