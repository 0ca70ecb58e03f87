package scratch.deep.recurrence.sequences;

import scratch.math.check.Require;

/// Cross-entropy at every step of sequences of different length, by hand: steps that do not exist count neither in the sum
/// nor in the number it is divided by.
///
/// @param loss  mean over the steps that exist
/// @param delta derivative by each logit; (n, t, k), zeros behind the end of a sequence
public record MaskedCrossEntropy(double loss, double[][][] delta) {
    /// @param logits  (n, t, k)
    /// @param labels  (n, t), read up to the length of each sequence
    /// @param lengths (n), from 1 to t
    public static MaskedCrossEntropy of(double[][][] logits, int[][] labels, int... lengths) {
        Require.that(logits.length == labels.length && labels.length == lengths.length, "MaskedCrossEntropy.of: %d sequences, "
                + "labels of %d and %d lengths: must be equally many", logits.length, labels.length, lengths.length);
        double[][][] delta = new double[logits.length][][];
        double sum = 0;
        int steps = 0;
        for (int i = 0; i < lengths.length; i++) {
            Require.that(lengths[i] >= 1 && lengths[i] <= logits[i].length, "MaskedCrossEntropy.of: length %d of sequence %d: "
                    + "must be from 1 to %d", lengths[i], i, logits[i].length);
            delta[i] = new double[logits[i].length][logits[i][0].length];
            for (int t = 0; t < lengths[i]; t++) {             // and not up to the longest length
                softmax(logits[i][t], delta[i][t]);
                sum -= Math.log(delta[i][t][labels[i][t]]);
                delta[i][t][labels[i][t]] -= 1;
                steps++;
            }
        }
        divide(delta, steps);                                  // by the steps that exist, not by n·t
        return new MaskedCrossEntropy(sum / steps, delta);
    }

    private static void softmax(double[] z, double[] p) {
        double max = z[0];
        for (double v : z) {
            max = Math.max(max, v);
        }
        double sum = 0;
        for (int j = 0; j < z.length; j++) {
            p[j] = Math.exp(z[j] - max);
            sum += p[j];
        }
        for (int j = 0; j < z.length; j++) {
            p[j] /= sum;
        }
    }

    private static void divide(double[][][] delta, int steps) {
        for (double[][] sequence : delta) {
            for (double[] row : sequence) {
                for (int j = 0; j < row.length; j++) {
                    row[j] /= steps;
                }
            }
        }
    }
}
