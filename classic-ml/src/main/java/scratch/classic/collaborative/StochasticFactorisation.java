package scratch.classic.collaborative;

import java.util.SplittableRandom;

import scratch.classic.data.Shuffle;
import scratch.math.check.Require;

/// Matrix factorisation by stochastic gradient descent: one rating at a time, each moves what it depends on a little
/// against the gradient of e² + λ (‖p_u‖² + ‖q_i‖² + b_u² + b_i²), with e = r − μ − b_u − b_i − p_uᵀq_i.
///
/// Summed over all ratings that is what [AlternatingLeastSquares] minimises with weighted λ. Cost of an epoch: n·rank.
/// Steps depend on each other, so it runs on one thread. Funk 2006; Koren, Bell and Volinsky 2009.
public final class StochasticFactorisation {

    /// @param rank           how many factors
    /// @param regularisation λ, 0 or more
    /// @param learningRate   η of the first epoch, positive
    /// @param decay          what η is multiplied by after each epoch, above 0 and at most 1
    /// @param biases         whether b_u and b_i are fitted, or 0
    /// @param epochs         how often each rating is seen
    /// @param seed           of the first factors, and of the order of the ratings
    public record Options(int rank, double regularisation, double learningRate, double decay, boolean biases, int epochs,
                          long seed) {
        public Options {
            Require.atLeast(1, "StochasticFactorisation.Options", "rank", rank);
            Require.notNegative("StochasticFactorisation.Options", "regularisation", regularisation);
            Require.positive("StochasticFactorisation.Options", "learningRate", learningRate);
            Require.that(decay > 0 && decay <= 1, "StochasticFactorisation.Options: decay = %s: must be above 0 and at most 1",
                    decay);
            Require.atLeast(0, "StochasticFactorisation.Options", "epochs", epochs);
        }

        /// With biases, and 40 epochs in which η falls from 0.02 by 4 % each.
        public static Options of(int rank, double regularisation) {
            return new Options(rank, regularisation, 0.02, 0.96, true, 40, 42);
        }
    }

    private StochasticFactorisation() {
    }

    /// @throws IllegalArgumentException if there are no ratings
    /// @throws ArithmeticException      if the steps are so large that the factors grow without end
    public static FactorModel fit(Ratings ratings, Options options) {
        return fit(ratings, options, FitObserver.NONE);
    }

    /// As the first, and shows the model after each epoch.
    public static FactorModel fit(Ratings ratings, Options options, FitObserver observer) {
        Require.that(ratings.size() > 0, "StochasticFactorisation.fit: no ratings: at least one is needed");
        SplittableRandom random = new SplittableRandom(options.seed());
        FactorTable users = new FactorTable(ratings.users(), options.rank(), true);
        FactorTable items = new FactorTable(ratings.items(), options.rank(), true);
        start(ratings, users, items, options.rank(), random);
        double mean = ratings.mean();
        double rate = options.learningRate();
        int[] order = Shuffle.of(ratings.size(), random.nextLong());
        for (int epoch = 1; epoch <= options.epochs(); epoch++) {
            Shuffle.inPlace(order, random);
            double squares = 0;
            for (int rating : order) {
                squares += step(ratings, rating, mean, rate, options, users, items);
            }
            if (!Double.isFinite(squares)) {
                throw new ArithmeticException("StochasticFactorisation.fit: epoch " + epoch + " with learning rate " + rate
                        + ": the factors grow without end: take a smaller one");
            }
            rate *= options.decay();
            if (observer != FitObserver.NONE) {
                observer.after(epoch, new FactorModel(mean, options.rank(), users.copy(), items.copy()));
            }
        }
        return new FactorModel(mean, options.rank(), users, items);
    }

    /// Small random factors: with 0 on both sides the gradient would be 0. Rows that have no ratings stay at 0.
    private static void start(Ratings ratings, FactorTable users, FactorTable items, int rank, SplittableRandom random) {
        users.randomize(0.1, random);
        items.randomize(0.1, random);
        for (int f = 0; f < rank; f++) {
            for (int user = 0; user < users.rows(); user++) {
                users.setFactor(user, f, ratings.countOfUser(user) == 0 ? 0 : users.factor(user, f));
            }
            for (int item = 0; item < items.rows(); item++) {
                items.setFactor(item, f, ratings.countOfItem(item) == 0 ? 0 : items.factor(item, f));
            }
        }
    }

    /// Half the gradient of one rating, times the rate; returns e² from before.
    private static double step(Ratings ratings, int rating, double mean, double rate, Options options, FactorTable users,
                               FactorTable items) {
        int user = ratings.user(rating);
        int item = ratings.item(rating);
        double error = ratings.value(rating) - mean - users.bias(user) - items.bias(item);
        for (int f = 0; f < options.rank(); f++) {
            error -= users.factor(user, f) * items.factor(item, f);
        }
        double shrink = options.regularisation();
        if (options.biases()) {
            users.setBias(user, users.bias(user) + rate * (error - shrink * users.bias(user)));
            items.setBias(item, items.bias(item) + rate * (error - shrink * items.bias(item)));
        }
        for (int f = 0; f < options.rank(); f++) {
            double p = users.factor(user, f);          // subtle: both steps start from the old values
            double q = items.factor(item, f);
            users.setFactor(user, f, p + rate * (error * q - shrink * p));
            items.setFactor(item, f, q + rate * (error * p - shrink * q));
        }
        return error * error;
    }
}
