package scratch.classic.collaborative;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

import scratch.classic.metrics.RankedList;
import scratch.math.check.Require;

/// How good the first n recommendations are, user by user, among all items that the user has not rated in training.
///
/// @param lists   one for each user for whom something is relevant
/// @param n       how long they are at most
/// @param leftOut users for whom nothing is relevant: they say nothing about a ranking
public record TopNScores(List<RankedList> lists, int n, int leftOut) {
    public TopNScores {
        lists = List.copyOf(lists);
    }

    /// Relevant is what a user was held out to like.
    ///
    /// @param seen  what the model was fitted to
    /// @param held  other ratings of the same users and items
    /// @param liked a held-out rating of at least this is relevant
    public static TopNScores of(ItemScores model, Ratings seen, Ratings held, double liked, int n) {
        Require.that(seen.users() == held.users() && seen.items() == held.items(), "TopNScores.of: held out are ratings of %d"
                + " users and %d items, seen of %d and %d: must be the same", held.users(), held.items(), seen.users(),
                seen.items());
        return of(model, seen, user -> IntStream.range(held.firstOf(user), held.firstOf(user + 1))
                .filter(rating -> held.value(rating) >= liked).map(held::item).toArray(), n);
    }

    /// Relevant is what you say.
    ///
    /// @param relevant the items that are relevant to a user; those seen already are never recommended
    /// @throws IllegalArgumentException if nothing is relevant to anybody
    public static TopNScores of(ItemScores model, Ratings seen, IntFunction<int[]> relevant, int n) {
        Require.atLeast(1, "TopNScores.of", "n", n);
        TopN recommender = TopN.of(model, seen);
        List<RankedList> lists = new ArrayList<>();
        for (int user = 0; user < seen.users(); user++) {
            int[] wanted = relevant.apply(user);
            if (wanted.length > 0) {
                lists.add(RankedList.of(recommender.recommend(user, n), wanted));
            }
        }
        Require.that(!lists.isEmpty(), "TopNScores.of: %d users, nothing relevant to any: no score", seen.users());
        return new TopNScores(lists, n, seen.users() - lists.size());
    }

    public double[] precision() {
        return lists.stream().mapToDouble(list -> list.precision(n)).toArray();
    }

    public double[] recall() {
        return lists.stream().mapToDouble(list -> list.recall(n)).toArray();
    }

    public double[] hit() {
        return lists.stream().mapToDouble(list -> list.hit(n)).toArray();
    }

    public double[] averagePrecision() {
        return lists.stream().mapToDouble(list -> list.averagePrecision(n)).toArray();
    }

    public double[] ndcg() {
        return lists.stream().mapToDouble(list -> list.ndcg(n)).toArray();
    }

    public double[] reciprocalRank() {
        return lists.stream().mapToDouble(list -> list.reciprocalRank(n)).toArray();
    }

    /// The mean over the users.
    public static double mean(double... scores) {
        return Arrays.stream(scores).average().orElseThrow();
    }
}
