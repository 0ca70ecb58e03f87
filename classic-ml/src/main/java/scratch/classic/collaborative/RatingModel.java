package scratch.classic.collaborative;

import scratch.math.check.Require;

/// Predicts what a user would say about an item.
///
/// Users and items are indices of the ratings that it was fitted to. Of what it has never seen it says what it can:
/// [Ratings#UNKNOWN] and an empty row are the same to it, and get the prediction for an average user, or of an average item.
/// Nothing is cut to the scale of the ratings.
public interface RatingModel extends ItemScores {
    /// @param user an index, or [Ratings#UNKNOWN]
    /// @param item an index, or [Ratings#UNKNOWN]
    double predict(int user, int item);

    /// How many users it knows.
    int users();

    /// How many items it knows.
    int items();

    @Override
    default void score(int user, double[] scores) {
        for (int item = 0; item < items(); item++) {
            scores[item] = predict(user, item);
        }
    }

    /// A prediction for each of these ratings: (n).
    ///
    /// @param asked of the same users and items as those that it was fitted to
    default double[] predict(Ratings asked) {
        Require.that(asked.users() == users() && asked.items() == items(), "RatingModel.predict: ratings of %d users and %d"
                + " items: the model has %d and %d", asked.users(), asked.items(), users(), items());
        double[] predictions = new double[asked.size()];
        for (int e = 0; e < predictions.length; e++) {
            predictions[e] = predict(asked.user(e), asked.item(e));
        }
        return predictions;
    }

    /// The root of the mean squared error on these ratings.
    ///
    /// @throws ArithmeticException if there is none
    default double rmse(Ratings asked) {
        double[] predictions = predict(asked);
        double sum = 0;
        for (int e = 0; e < predictions.length; e++) {
            double error = asked.value(e) - predictions[e];
            sum += error * error;
        }
        if (predictions.length == 0) {
            throw new ArithmeticException("RatingModel.rmse: no ratings: at least one is needed");
        }
        return Math.sqrt(sum / predictions.length);
    }

    /// An index that is neither one of `most` nor unknown is a mistake of the caller.
    static void requireIndex(String where, String what, int index, int most) {
        if (index < Ratings.UNKNOWN || index >= most) {
            throw Require.broken("%s: %s %d: must be below %d, or Ratings.UNKNOWN", where, what, index, most);
        }
    }
}
