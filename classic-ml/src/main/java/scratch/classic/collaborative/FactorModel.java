package scratch.classic.collaborative;

import scratch.math.Matrix;
import scratch.math.check.Require;

/// A rating as the product of what a user likes and what an item has: r̂ = μ + b_u + b_i + p_uᵀq_i, with a few factors each.
///
/// Fitted by [AlternatingLeastSquares] or [StochasticFactorisation]. An empty row and an unknown user have b_u = 0 and
/// p_u = 0: they get μ + b_i, and nothing is personal about that.
public final class FactorModel implements RatingModel {
    private final double mean;
    private final int rank;
    private final FactorTable users;
    private final FactorTable items;

    FactorModel(double mean, int rank, FactorTable users, FactorTable items) {
        this.mean = mean;
        this.rank = rank;
        this.users = users;
        this.items = items;
    }

    /// A model with these factors and no biases: one that was kept, or one to start from.
    ///
    /// @param mean  μ
    /// @param users (users, rank), finite
    /// @param items (items, rank), finite
    public static FactorModel of(double mean, Matrix users, Matrix items) {
        Require.finite("FactorModel.of", "mean", mean);
        Require.that(users.columns() == items.columns(), "FactorModel.of: users are (%d, %d), items (%d, %d): must have the"
                + " same rank", users.rows(), users.columns(), items.rows(), items.columns());
        return new FactorModel(mean, users.columns(), table(users), table(items));
    }

    private static FactorTable table(Matrix factors) {
        Require.notEmpty("FactorModel.of", factors.rows(), factors.columns());
        Require.finite("FactorModel.of", factors.columns(), factors.data());
        FactorTable table = new FactorTable(factors.rows(), factors.columns(), false);
        for (int row = 0; row < factors.rows(); row++) {
            for (int f = 0; f < factors.columns(); f++) {
                table.setFactor(row, f, factors.get(row, f));
            }
        }
        return table;
    }

    FactorTable itemTable() {
        return items;
    }

    @Override
    public double predict(int user, int item) {
        RatingModel.requireIndex("FactorModel.predict", "user", user, users());
        RatingModel.requireIndex("FactorModel.predict", "item", item, items());
        double sum = mean + (user == Ratings.UNKNOWN ? 0 : users.bias(user)) + (item == Ratings.UNKNOWN ? 0 : items.bias(item));
        if (user != Ratings.UNKNOWN && item != Ratings.UNKNOWN) {
            for (int f = 0; f < rank; f++) {
                sum += users.factor(user, f) * items.factor(item, f);
            }
        }
        return sum;
    }

    /// μ.
    public double mean() {
        return mean;
    }

    public int rank() {
        return rank;
    }

    /// b_u.
    public double userBias(int user) {
        requireKnown("user", user, users());
        return users.bias(user);
    }

    /// b_i.
    public double itemBias(int item) {
        requireKnown("item", item, items());
        return items.bias(item);
    }

    /// p_u: (rank).
    public double[] userFactors(int user) {
        requireKnown("user", user, users());
        return factors(users, user);
    }

    /// q_i: (rank).
    public double[] itemFactors(int item) {
        requireKnown("item", item, items());
        return factors(items, item);
    }

    private static void requireKnown(String what, int index, int most) {
        Require.that(index >= 0 && index < most, "FactorModel: %s %d: must be from 0 to %d", what, index, most - 1);
    }

    private double[] factors(FactorTable table, int row) {
        double[] factors = new double[rank];
        for (int f = 0; f < rank; f++) {
            factors[f] = table.factor(row, f);
        }
        return factors;
    }

    /// Σ e² + λ (Σ_u w_u (‖p_u‖² + b_u²) + Σ_i w_i (‖q_i‖² + b_i²)) over these ratings: what is minimised.
    ///
    /// @param weighted whether w is the number of ratings of the row, or 1
    public double loss(Ratings ratings, double regularisation, boolean weighted) {
        Require.notNegative("FactorModel.loss", "regularisation", regularisation);
        double loss = 0;
        double[] predictions = predict(ratings);
        for (int e = 0; e < predictions.length; e++) {
            double error = ratings.value(e) - predictions[e];
            loss += error * error;
        }
        for (int user = 0; user < users(); user++) {
            loss += regularisation * (weighted ? ratings.countOfUser(user) : 1) * users.square(user);
        }
        for (int item = 0; item < items(); item++) {
            loss += regularisation * (weighted ? ratings.countOfItem(item) : 1) * items.square(item);
        }
        return loss;
    }

    @Override
    public int users() {
        return users.rows();
    }

    @Override
    public int items() {
        return items.rows();
    }
}
