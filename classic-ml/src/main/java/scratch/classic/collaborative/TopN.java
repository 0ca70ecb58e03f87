package scratch.classic.collaborative;

import java.util.Arrays;

import scratch.math.check.Require;

/// The n items that a user is to be shown: those with the highest scores that the user has not rated yet, of equal scores
/// those with the lower index. Cost for a user: the scores, and O(items·log n).
public final class TopN {
    private final ItemScores model;
    private final Ratings seen;
    private final double[] scores;     // (items), of the user at hand
    private int[] kept = {};           // a heap whose top is the worst item kept
    private int size;

    private TopN(ItemScores model, Ratings seen) {
        this.model = model;
        this.seen = seen;
        scores = new double[seen.items()];
    }

    /// @param seen what must not be recommended again, to each user
    public static TopN of(ItemScores model, Ratings seen) {
        if (model instanceof RatingModel rating) {
            Require.that(rating.users() == seen.users() && rating.items() == seen.items(), "TopN.of: ratings of %d users and %d"
                    + " items: the model has %d and %d", seen.users(), seen.items(), rating.users(), rating.items());
        }
        return new TopN(model, seen);
    }

    /// The best items, the best first; fewer than n if fewer are left.
    ///
    /// @param user an index, or [Ratings#UNKNOWN], who has seen nothing
    /// @throws ArithmeticException if a score is not finite
    public int[] recommend(int user, int n) {
        RatingModel.requireIndex("TopN.recommend", "user", user, seen.users());
        Require.atLeast(1, "TopN.recommend", "n", n);
        model.score(user, scores);
        kept = kept.length < n ? new int[Math.min(n, scores.length)] : kept;
        size = 0;
        int next = user == Ratings.UNKNOWN ? 0 : seen.firstOf(user);
        int end = user == Ratings.UNKNOWN ? 0 : seen.firstOf(user + 1);
        for (int item = 0; item < scores.length; item++) {
            if (next < end && seen.item(next) == item) {
                next++;
            } else {
                offer(item, Math.min(n, scores.length));
            }
        }
        int[] best = Arrays.copyOf(kept, size);
        for (int last = best.length - 1; last >= 0; last--) {
            best[last] = kept[0];
            sink(kept[--size]);
        }
        return best;
    }

    private void offer(int item, int n) {
        if (!Double.isFinite(scores[item])) {
            throw new ArithmeticException("TopN.recommend: score of item " + item + " is " + scores[item] + ": must be finite");
        }
        if (size < n) {
            rise(item);
        } else if (better(item, kept[0])) {
            sink(item);
        }
    }

    private boolean better(int a, int b) {
        return scores[a] > scores[b] || scores[a] == scores[b] && a < b;
    }

    private void rise(int item) {
        int at = size++;
        while (at > 0 && better(kept[(at - 1) / 2], item)) {
            kept[at] = kept[(at - 1) / 2];
            at = (at - 1) / 2;
        }
        kept[at] = item;
    }

    private void sink(int item) {
        int at = 0;
        for (int child = 1; child < size; child = 2 * at + 1) {
            if (child + 1 < size && better(kept[child], kept[child + 1])) {
                child++;
            }
            if (!better(item, kept[child])) {
                break;
            }
            kept[at] = kept[child];
            at = child;
        }
        kept[at] = item;
    }
}
