package scratch.classic.collaborative;

import scratch.math.check.Require;

/// Predicts without any taste: r̂ = μ + b_u + b_i, the mean, how generous the user is, and how good the item is.
///
/// b_i = Σ (r − μ) / (n_i + λ) over the ratings of the item, then b_u = Σ (r − μ − b_i) / (n_u + λ) over those of the user.
/// The λ of [Options] counts as so many ratings of 0, so that one enthusiast does not make a masterpiece. Cost O(n).
public final class Baseline implements RatingModel {
    /// @param userShrinkage λ of users, 0 or more
    /// @param itemShrinkage λ of items, 0 or more
    public record Options(double userShrinkage, double itemShrinkage) {
        public Options {
            Require.notNegative("Baseline.Options", "userShrinkage", userShrinkage);
            Require.notNegative("Baseline.Options", "itemShrinkage", itemShrinkage);
        }

        /// 5 ratings each.
        public static Options standard() {
            return new Options(5, 5);
        }
    }

    private final double mean;
    private final double[] users;      // (users): b_u, 0 for an empty row
    private final double[] items;      // (items): b_i, 0 for an empty row

    private Baseline(double mean, double[] users, double[] items) {
        this.mean = mean;
        this.users = users;
        this.items = items;
    }

    /// @param ratings at least one
    public static Baseline fit(Ratings ratings, Options options) {
        Require.that(ratings.size() > 0, "Baseline.fit: no ratings: at least one is needed");
        double mean = ratings.mean();
        double[] items = new double[ratings.items()];
        for (int e = 0; e < ratings.size(); e++) {
            items[ratings.item(e)] += ratings.value(e) - mean;
        }
        for (int item = 0; item < items.length; item++) {
            items[item] = shrunk(items[item], ratings.countOfItem(item), options.itemShrinkage());
        }
        double[] users = new double[ratings.users()];
        for (int e = 0; e < ratings.size(); e++) {
            users[ratings.user(e)] += ratings.value(e) - mean - items[ratings.item(e)];
        }
        for (int user = 0; user < users.length; user++) {
            users[user] = shrunk(users[user], ratings.countOfUser(user), options.userShrinkage());
        }
        return new Baseline(mean, users, items);
    }

    private static double shrunk(double sum, int count, double shrinkage) {
        return count == 0 ? 0 : sum / (count + shrinkage);
    }

    @Override
    public double predict(int user, int item) {
        return mean + userBias(user) + itemBias(item);
    }

    /// μ.
    public double mean() {
        return mean;
    }

    /// b_u; 0 for an unknown one.
    public double userBias(int user) {
        RatingModel.requireIndex("Baseline", "user", user, users.length);
        return user == Ratings.UNKNOWN ? 0 : users[user];
    }

    /// b_i; 0 for an unknown one.
    public double itemBias(int item) {
        RatingModel.requireIndex("Baseline", "item", item, items.length);
        return item == Ratings.UNKNOWN ? 0 : items[item];
    }

    @Override
    public int users() {
        return users.length;
    }

    @Override
    public int items() {
        return items.length;
    }
}
