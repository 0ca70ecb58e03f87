package scratch.classic.recommend.factorisation;

/// The "build" exercise of lesson 372: half a sweep of alternating least squares with a single factor.
public final class Exercise372 {
    private Exercise372() {
    }

    /// The best factor of each user while the items stand still: p_u = Σ q_i r_ui / (Σ q_i² + λ n_u), over the n_u items that
    /// the user has rated. A user without ratings gets 0.
    ///
    /// @param ratings (users, items), NaN where a user has not rated an item
    /// @param items   (items), the factor of each
    /// @param lambda  λ, more than 0
    /// @return (users)
    public static double[] users(double[][] ratings, double[] items, double lambda) {
        throw new UnsupportedOperationException("users(ratings, items, lambda) returns the factor of each user");
    }
}
