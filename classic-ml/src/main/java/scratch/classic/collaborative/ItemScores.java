package scratch.classic.collaborative;

/// Anything that says how much each item is to be recommended to a user: a predicted rating, or how often it was bought.
public interface ItemScores {
    /// A score for each item, the higher the better; finite.
    ///
    /// @param user   an index, or [Ratings#UNKNOWN]
    /// @param scores (items), to be written
    void score(int user, double[] scores);

    /// The same for everybody: how many ratings an item got. Needs no model, and is hard to beat.
    static ItemScores popularity(Ratings ratings) {
        return (user, scores) -> {
            for (int item = 0; item < ratings.items(); item++) {
                scores[item] = ratings.countOfItem(item);
            }
        };
    }
}
