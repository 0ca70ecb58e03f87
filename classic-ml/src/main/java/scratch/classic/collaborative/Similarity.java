package scratch.classic.collaborative;

/// How alike two rows of ratings are, from −1 to 1, by the columns that both have: the `common` ones.
///
/// Whatever the measure, it is multiplied by common/(common + shrinkage): two rows that agree on two columns are less
/// certain to be alike than two that agree on fifty. Where there is no spread to compare, it is 0.
public enum Similarity {
    /// Σ ab / √(Σ a² · Σ b²) of the ratings as they are. Ratings are positive, so it is near 1 for any two rows.
    COSINE,
    /// The same, after the mean of its column has been taken off each rating: for items the mean of the user who gave it.
    ADJUSTED_COSINE,
    /// The correlation: the same, after each row's mean over the common columns has been taken off.
    PEARSON;

    /// A spread that is so small a part of the sum of squares is nothing but rounding.
    private static final double ROUNDING = 1e-12;

    /// What has been added up over the common columns.
    ///
    /// @param a      of the one row
    /// @param b      of the other
    /// @param common how many columns
    double of(double ab, double aa, double bb, double a, double b, int common) {
        if (common == 0) {
            return 0;
        }
        boolean centred = this == PEARSON;
        double up = centred ? ab - a * b / common : ab;
        double left = centred ? aa - a * a / common : aa;
        double right = centred ? bb - b * b / common : bb;
        if (left <= ROUNDING * aa || right <= ROUNDING * bb) {
            return 0;
        }
        return Math.clamp(up / Math.sqrt(left * right), -1, 1);
    }
}
