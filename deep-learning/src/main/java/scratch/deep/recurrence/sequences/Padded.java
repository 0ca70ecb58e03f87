package scratch.deep.recurrence.sequences;

import java.util.Arrays;

import scratch.math.autograd.Variable;
import scratch.math.check.Require;
import scratch.math.tensor.Tensor;

/// Sequences of different length as one tensor: the short ones are filled up with zeros, and their lengths are kept, so that
/// nobody takes the zeros for data.
///
/// @param x       (n, t, d), t the longest length
/// @param lengths (n)
public record Padded(Variable x, int... lengths) {
    /// @param sequences n of them, each (its length, d)
    public static Padded of(double[][]... sequences) {
        Require.that(sequences.length > 0, "Padded.of: no sequences: needs at least one");
        int n = sequences.length;
        int[] lengths = Arrays.stream(sequences).mapToInt(s -> s.length).toArray();
        int longest = Arrays.stream(lengths).max().orElseThrow();
        int d = longest == 0 ? 0 : Arrays.stream(sequences).filter(s -> s.length > 0).findFirst().orElseThrow()[0].length;
        float[] x = new float[n * longest * d];
        for (int i = 0; i < n; i++) {
            Require.that(lengths[i] > 0, "Padded.of: sequence %d has length 0: needs at least one step", i);
            for (int t = 0; t < lengths[i]; t++) {
                Require.that(sequences[i][t].length == d, "Padded.of: sequence %d, step %d has %d numbers: must have %d", i, t,
                        sequences[i][t].length, d);
                for (int j = 0; j < d; j++) {
                    double v = sequences[i][t][j];
                    if (!Double.isFinite(v)) {
                        throw Require.broken("Padded.of: sequence %d, step %d has %s: must be finite", i, t, v);
                    }
                    x[(i * longest + t) * d + j] = (float) v;
                }
            }
        }
        return new Padded(Variable.constant(Tensor.of(x, n, longest, d)), lengths);
    }

    /// Labels of every step, row by row, with [#NONE] where a sequence has ended already; (n·t).
    public int[] labels(int[]... labels) {
        int longest = x.length(1);
        int[] all = new int[lengths.length * longest];
        Arrays.fill(all, NONE);
        for (int i = 0; i < lengths.length; i++) {
            Require.that(labels[i].length == lengths[i], "Padded.labels: sequence %d of %d steps with %d labels: must be "
                    + "equally many", i, lengths[i], labels[i].length);
            System.arraycopy(labels[i], 0, all, i * longest, lengths[i]);
        }
        return all;
    }

    /// The label of a step that does not exist.
    public static final int NONE = -1;
}
