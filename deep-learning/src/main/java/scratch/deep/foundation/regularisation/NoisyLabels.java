package scratch.deep.foundation.regularisation;

import java.util.Arrays;
import java.util.SplittableRandom;

import scratch.deep.data.Data;

/// Few rows to learn from, some of them with a label drawn at random, and other rows with true labels: a situation in which any
/// network that is large enough learns things that are not so.
public final class NoisyLabels {
    private NoisyLabels() {
    }

    /// Draws rows without replacement.
    ///
    /// @param rows       to train on
    /// @param validation other rows
    /// @param noise      the share of training labels that are drawn at random; one in `classes` of them is right all the same
    /// @return training and validation rows
    public static Data[] split(double[][] x, int[] y, int classes, int rows, int validation, double noise, long seed) {
        if (x.length != y.length || rows < 1 || validation < 1 || rows + validation > x.length) {
            throw new IllegalArgumentException("NoisyLabels.split: " + rows + " and " + validation + " of " + x.length
                    + " rows with " + y.length + " labels: needs as many labels as rows, and at least one row each");
        }
        int[] order = Data.permutation(x.length, seed);
        var random = new SplittableRandom(seed + 1);
        double[][] drawn = new double[rows + validation][];
        int[] labels = new int[rows + validation];
        for (int i = 0; i < drawn.length; i++) {
            drawn[i] = x[order[i]];
            labels[i] = i < rows && random.nextDouble() < noise ? random.nextInt(classes) : y[order[i]];
        }
        return new Data[]{Data.classes(Arrays.copyOf(drawn, rows), Arrays.copyOf(labels, rows)),
            Data.classes(Arrays.copyOfRange(drawn, rows, drawn.length), Arrays.copyOfRange(labels, rows, labels.length))};
    }
}
