package scratch.classic.foundation.composition;

/// The "build" exercise of lesson 309: encode a category by its mean target without showing a row its own answer.
public final class Exercise309 {
    private Exercise309() {
    }

    /// The mean target of the *other* rows of the same category; for a row that is alone in its category, the mean target
    /// of all other rows.
    ///
    /// @param categories (n), which category each row has, from 0
    /// @param y          (n), the targets; n is at least 2
    /// @return (n), what the model is shown of each row's category
    public static double[] encode(int[] categories, double[] y) {
        throw new UnsupportedOperationException("encode(categories, y) returns the mean of the others for each row");
    }
}
