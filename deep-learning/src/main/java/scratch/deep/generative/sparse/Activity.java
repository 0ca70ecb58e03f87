package scratch.deep.generative.sparse;

import scratch.math.Matrix;
import scratch.math.check.Require;

/// How busy the hidden units are.
///
/// @param perRow how many units are on for a row, on average
/// @param mean   activation over all rows and units
/// @param dead   how many units are off for every row
public record Activity(double perRow, double mean, int dead) {

    /// @param hidden activations: (n, m)
    /// @param above  what counts as on
    public static Activity of(Matrix hidden, double above) {
        Require.that(hidden.rows() >= 1, "Activity.of: (0, %d): needs a row", hidden.columns());
        int on = 0;
        int dead = 0;
        double sum = 0;
        for (int j = 0; j < hidden.columns(); j++) {
            int rows = 0;
            for (int i = 0; i < hidden.rows(); i++) {
                rows += hidden.get(i, j) > above ? 1 : 0;
                sum += hidden.get(i, j);
            }
            on += rows;
            dead += rows == 0 ? 1 : 0;
        }
        return new Activity((double) on / hidden.rows(), sum / hidden.data().length, dead);
    }
}
