package scratch.classic.collaborative;

import java.util.SplittableRandom;

import scratch.math.check.Require;
import scratch.math.kernel.Threads;

/// Matrix factorisation by alternating least squares: with the items held fixed, the best factors of each user are a ridge
/// regression; with the users held fixed, those of each item are. Each half of a sweep can only lower
/// Σ (r − μ − b_u − b_i − p_uᵀq_i)² + λ (Σ_u w_u ‖(p_u, b_u)‖² + Σ_i w_i ‖(q_i, b_i)‖²).
///
/// Rows do not depend on each other, so they are shared among threads, with the same bits on any number of them. Cost of a
/// sweep: n·rank² + (users + items)·rank³/6. Zhou, Wilkinson, Schreiber and Pan 2008 (weighted λ); Koren, Bell and Volinsky
/// 2009.
public final class AlternatingLeastSquares {
    private static final int CHUNK = 64;       // rows a task; must not depend on the number of threads

    /// @param rank           how many factors
    /// @param regularisation λ, 0 or more
    /// @param weighted       w is the number of ratings of the row, so that λ means the same for busy and for rare ones; or 1
    /// @param biases         whether b_u and b_i are fitted, or 0
    /// @param sweeps         users then items, so many times
    /// @param seed           of the first factors of the items
    public record Options(int rank, double regularisation, boolean weighted, boolean biases, int sweeps, long seed) {
        public Options {
            Require.atLeast(1, "AlternatingLeastSquares.Options", "rank", rank);
            Require.notNegative("AlternatingLeastSquares.Options", "regularisation", regularisation);
            Require.atLeast(0, "AlternatingLeastSquares.Options", "sweeps", sweeps);
        }

        /// With biases, weighted λ and 15 sweeps.
        public static Options of(int rank, double regularisation) {
            return new Options(rank, regularisation, true, true, 15, 42);
        }

        public Options withSweeps(int newSweeps) {
            return new Options(rank, regularisation, weighted, biases, newSweeps, seed);
        }
    }

    private AlternatingLeastSquares() {
    }

    /// @throws IllegalArgumentException if there are no ratings
    /// @throws ArithmeticException      if a row has too few ratings for its unknowns, and λ is too small to decide them
    public static FactorModel fit(Ratings ratings, Options options) {
        return fit(ratings, options, FitObserver.NONE);
    }

    /// As the first, and shows the model after each sweep.
    public static FactorModel fit(Ratings ratings, Options options, FitObserver observer) {
        Require.that(ratings.size() > 0, "AlternatingLeastSquares.fit: no ratings: at least one is needed");
        Ratings transposed = ratings.transposed();
        double mean = ratings.mean();
        FactorTable users = new FactorTable(ratings.users(), options.rank(), options.biases());
        FactorTable items = new FactorTable(ratings.items(), options.rank(), options.biases());
        items.randomize(1 / Math.sqrt(options.rank()), new SplittableRandom(options.seed()));
        for (int sweep = 1; sweep <= options.sweeps(); sweep++) {
            solve(ratings, mean, options, users, items);
            solve(transposed, mean, options, items, users);
            if (observer != FitObserver.NONE) {
                observer.after(sweep, new FactorModel(mean, options.rank(), users.copy(), items.copy()));
            }
        }
        return new FactorModel(mean, options.rank(), users, items);
    }

    /// One more sweep: the users anew from the items of a model, then the items from them.
    ///
    /// @param start      its users do not count, only their number
    /// @param transposed `ratings.transposed()`, which costs as much as half a sweep and stays the same
    public static FactorModel sweep(FactorModel start, Ratings ratings, Ratings transposed, Options options) {
        Require.that(start.users() == ratings.users() && start.items() == ratings.items() && start.rank() == options.rank()
                && start.itemTable().hasBiases() == options.biases(), "AlternatingLeastSquares.sweep: a model of %d users,"
                + " %d items and rank %d, with biases: %s: does not fit ratings of %d and %d, and %s", start.users(),
                start.items(), start.rank(), start.itemTable().hasBiases(), ratings.users(), ratings.items(), options);
        Require.that(transposed.users() == ratings.items() && transposed.items() == ratings.users()
                && transposed.size() == ratings.size(), "AlternatingLeastSquares.sweep: %d transposed ratings of %d items and"
                + " %d users: must be the transpose of %d of %d and %d", transposed.size(), transposed.users(),
                transposed.items(), ratings.size(), ratings.items(), ratings.users());
        FactorTable users = new FactorTable(ratings.users(), options.rank(), options.biases());
        FactorTable items = start.itemTable().copy();
        solve(ratings, start.mean(), options, users, items);
        solve(transposed, start.mean(), options, items, users);
        return new FactorModel(start.mean(), options.rank(), users, items);
    }

    /// Half a sweep: `own` anew, `other` as it is.
    static void solve(Ratings ratings, double mean, Options options, FactorTable own, FactorTable other) {
        int threads = Threads.count();
        LeastSquaresStep[] steps = new LeastSquaresStep[threads];
        Threads.run(threads, Math.ceilDiv(own.rows(), CHUNK), (chunk, worker) -> {
            if (steps[worker] == null) {
                steps[worker] = new LeastSquaresStep(options, mean);
            }
            int from = chunk * CHUNK;
            steps[worker].solve(ratings, from, Math.min(own.rows(), from + CHUNK), own, other);
        });
    }
}
