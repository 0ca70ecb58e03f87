package scratch.classic.histogram;

import java.util.function.ToDoubleFunction;

import scratch.classic.data.Shuffle;
import scratch.math.Matrix;
import scratch.math.check.Require;
import scratch.math.randomnumbers.SplitMix64;

/// How much worse a fitted model gets when the values of one column change places among the rows: what the model makes of
/// the column, on these rows, whatever kind of model it is.
public final class PermutationImportance {
    private PermutationImportance() {
    }

    /// The mean rise of the loss over a few shuffles of each column; (d).
    ///
    /// @param x       (n, d), best of rows that the model has not learned from
    /// @param loss    of the model on such rows
    /// @param repeats shuffles of each column, at least 1
    public static double[] of(Matrix x, ToDoubleFunction<Matrix> loss, int repeats, long seed) {
        Require.atLeast(1, "PermutationImportance.of", "repeats", repeats);
        double before = loss.applyAsDouble(x);
        SplitMix64 random = new SplitMix64(seed);
        double[] rises = new double[x.columns()];
        Matrix shuffled = x.copy();
        for (int j = 0; j < rises.length; j++) {
            for (int r = 0; r < repeats; r++) {
                int[] order = Shuffle.of(x.rows(), random.nextLong());
                for (int i = 0; i < order.length; i++) {
                    shuffled.set(i, j, x.get(order[i], j));
                }
                rises[j] += (loss.applyAsDouble(shuffled) - before) / repeats;
            }
            for (int i = 0; i < x.rows(); i++) {
                shuffled.set(i, j, x.get(i, j));
            }
        }
        return rises;
    }
}
