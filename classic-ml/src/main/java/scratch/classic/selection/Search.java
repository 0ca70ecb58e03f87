package scratch.classic.selection;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

import scratch.classic.data.Shuffle;
import scratch.classic.data.Split;
import scratch.math.check.Require;

/// Finds good settings by trying them. The score of the winner is too good: it was chosen for it.
public final class Search {
    private Search() {
    }

    /// All candidates that were tried, and the best of them.
    ///
    /// @param candidates in the order of trying
    /// @param scores     one a candidate, on the same folds
    public record Found<P>(List<P> candidates, List<FoldScores> scores, Goal goal) {
        public Found {
            candidates = List.copyOf(candidates);
            scores = List.copyOf(scores);
            Require.that(!candidates.isEmpty() && candidates.size() == scores.size(),
                    "Search.Found: %d candidates, %d scores: must be as many, at least one", candidates.size(), scores.size());
        }

        /// The place of the candidate with the best mean, the first of equals.
        public int bestIndex() {
            int best = 0;
            for (int i = 1; i < scores.size(); i++) {
                if (goal.better(scores.get(i).mean(), scores.get(best).mean())) {
                    best = i;
                }
            }
            return best;
        }

        /// The candidate with the best mean.
        public P best() {
            return candidates.get(bestIndex());
        }

        /// Its scores.
        public FoldScores bestScores() {
            return scores.get(bestIndex());
        }

        /// The first candidate within one standard error of the best: with candidates from simple to complex, the
        /// simplest that is as good as can be told. Breiman, Friedman, Olshen and Stone 1984.
        public P withinOneStandardError() {
            FoldScores best = bestScores();
            int folds = best.values().length;
            Require.that(folds >= 2, "Search.Found.withinOneStandardError: %d fold: needs at least 2", folds);
            double error = best.standardDeviation() / Math.sqrt(folds);
            double limit = goal == Goal.MAXIMIZE ? best.mean() - error : best.mean() + error;
            int first = IntStream.range(0, scores.size())
                    .filter(i -> !goal.better(limit, scores.get(i).mean())).findFirst().orElseThrow();
            return candidates.get(first);
        }
    }

    /// Tries every candidate on every fold.
    public static <P> Found<P> grid(List<P> candidates, List<Split> folds, Trial<P> trial, Goal goal) {
        return new Found<>(candidates, CrossValidation.score(folds, candidates, trial), goal);
    }

    /// Tries candidates drawn at random: where only a few settings matter, each of them takes many values, of which a grid
    /// has few. Bergstra and Bengio 2012, JMLR 13.
    ///
    /// @param draw  makes a candidate
    /// @param count how many
    public static <P> Found<P> random(Function<RandomGenerator, P> draw, int count, long seed, List<Split> folds,
                                      Trial<P> trial, Goal goal) {
        return grid(drawn(draw, count, seed), folds, trial, goal);
    }

    /// `count` candidates, each from a generator of its own: the first are the same however many follow.
    public static <P> List<P> drawn(Function<RandomGenerator, P> draw, int count, long seed) {
        Require.atLeast(1, "Search.random", "count", count);
        SplittableRandom random = new SplittableRandom(seed);
        return IntStream.range(0, count).mapToObj(i -> draw.apply(random.split())).toList();
    }

    /// One round of successive halving.
    ///
    /// @param rows  of each fold's rows to learn from, so many were used
    /// @param found who took part, with their scores
    public record Round<P>(int rows, Found<P> found) {
    }

    /// Starts all candidates on few rows, keeps the better part of them, gives those more rows, and so on: most work goes
    /// to those that may win. Jamieson and Talwalkar 2016, AISTATS.
    ///
    /// @param firstRows rows to learn from in the first round, at least 1; they grow by `factor` until all are used
    /// @param factor    of the candidates, one in `factor` stays, at least 2
    /// @param seed      of the order in which rows of a fold come into use
    /// @return the rounds; the last one used all rows
    public static <P> List<Round<P>> halving(List<P> candidates, List<Split> folds, int firstRows, int factor, long seed,
                                             Trial<P> trial, Goal goal) {
        Require.that(!candidates.isEmpty() && !folds.isEmpty(), "Search.halving: %d candidates, %d folds: needs both",
                candidates.size(), folds.size());
        Require.atLeast(1, "Search.halving", "firstRows", firstRows);
        Require.atLeast(2, "Search.halving", "factor", factor);
        List<int[]> orders = folds.stream().map(fold -> Shuffle.of(fold.train(), seed)).toList();
        int all = folds.stream().mapToInt(fold -> fold.train().length).max().orElseThrow();
        List<Round<P>> rounds = new ArrayList<>();
        List<P> left = List.copyOf(candidates);
        for (long rows = Math.min(firstRows, all); ; rows = Math.min(all, rows * factor)) {
            int here = (int) rows;
            List<Split> smaller = IntStream.range(0, folds.size())
                    .mapToObj(f -> new Split(first(orders.get(f), here), folds.get(f).test())).toList();
            Found<P> found = grid(left, smaller, trial, goal);
            rounds.add(new Round<>(here, found));
            if (here == all) {
                return List.copyOf(rounds);
            }
            left = better(found, Math.ceilDiv(left.size(), factor));
        }
    }

    private static int[] first(int[] order, int rows) {
        return Arrays.copyOf(order, Math.min(rows, order.length));
    }

    // The `count` best, in the order in which they stood.
    private static <P> List<P> better(Found<P> found, int count) {
        Comparator<Integer> byScore = Comparator.comparingDouble(i -> found.scores().get(i).mean());
        return IntStream.range(0, found.candidates().size()).boxed()
                .sorted(found.goal() == Goal.MAXIMIZE ? byScore.reversed() : byScore).limit(count).sorted()
                .map(found.candidates()::get).toList();
    }
}
