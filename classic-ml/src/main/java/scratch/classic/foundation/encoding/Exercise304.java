package scratch.classic.foundation.encoding;

/// The "build" exercise of lesson 304: target encoding that shows no row its own answer.
public final class Exercise304 {
    private Exercise304() {
    }

    /// Encodes each training row by what the other folds say about its category: the smoothed mean of their answers,
    /// (sum + m·overall) / (count + m). `overall` is the mean of all answers in the other folds. A category that does not
    /// occur there gets `overall` alone.
    ///
    /// @param category  (n), the category of each row, from 0
    /// @param y         (n), the answers
    /// @param fold      (n), the fold of each row, from 0; at least two folds have rows
    /// @param smoothing m, 0 or more
    /// @return (n)
    public static double[] crossFitted(int[] category, double[] y, int[] fold, double smoothing) {
        throw new UnsupportedOperationException("crossFitted(category, y, fold, smoothing) returns one number for each row");
    }
}
