package scratch.classic.recommend.similarity;

/// The "build" exercise of lesson 371: predict a rating from people who rate alike.
public final class Exercise371 {
    private Exercise371() {
    }

    /// The mean of the user's own ratings, plus what the others think of the film, from their own means, weighted by
    /// similarity: r̂ = r̄_a + Σ s_b (r_b − r̄_b) / Σ s_b. Only others with a positive similarity who rated the film count;
    /// if there is none, the answer is r̄_a.
    ///
    /// @param ratings    (users, films), NaN where a user has not rated a film
    /// @param similarity (users), of each user to the one asked about
    /// @param user       the one asked about
    /// @param film       the film asked about
    public static double predict(double[][] ratings, double[] similarity, int user, int film) {
        throw new UnsupportedOperationException("predict(ratings, similarity, user, film) returns a rating");
    }
}
