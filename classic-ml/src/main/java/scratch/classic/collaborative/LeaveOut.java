package scratch.classic.collaborative;

import java.util.Arrays;
import java.util.stream.IntStream;

import scratch.classic.data.Shuffle;
import scratch.classic.data.Split;
import scratch.math.check.Require;

/// Ratings to learn from, and ratings to be judged by: numbers of ratings, for [Ratings#subset]. [Split#random] takes any;
/// these take the same from each user, or respect time.
public final class LeaveOut {
    private LeaveOut() {
    }

    /// Some ratings of each user, drawn at random. A user with no more than `count` of them is not judged: all are learned
    /// from.
    ///
    /// @param count of each user, at least 1
    public static Split randomOfEachUser(Ratings ratings, int count, long seed) {
        Require.atLeast(1, "LeaveOut.randomOfEachUser", "count", count);
        boolean[] tested = new boolean[ratings.size()];
        int[] left = new int[ratings.users()];
        Arrays.fill(left, count);
        for (int rating : Shuffle.of(ratings.size(), seed)) {
            int user = ratings.user(rating);
            if (ratings.countOfUser(user) > count && left[user] > 0) {
                left[user]--;
                tested[rating] = true;
            }
        }
        return split("LeaveOut.randomOfEachUser", tested);
    }

    /// The last ratings of each user; of equal times the higher item. Users with no more than `count` as in the first.
    /// The training ratings of one user may be later than the test of another: what everybody rates next year is known.
    public static Split lastOfEachUser(Ratings ratings, int count) {
        Require.atLeast(1, "LeaveOut.lastOfEachUser", "count", count);
        boolean[] tested = new boolean[ratings.size()];
        for (int user = 0; user < ratings.users(); user++) {
            if (ratings.countOfUser(user) > count) {
                int[] own = inTime(ratings, ratings.firstOf(user), ratings.firstOf(user + 1));
                Arrays.stream(own, own.length - count, own.length).forEach(rating -> tested[rating] = true);
            }
        }
        return split("LeaveOut.lastOfEachUser", tested);
    }

    /// The latest ratings of all; those of one time stay together, so that the test may be a little larger.
    ///
    /// @param testShare of the ratings, between 0 and 1
    public static Split latest(Ratings ratings, double testShare) {
        int[] order = inTime(ratings, 0, ratings.size());
        Split places = Split.byTime(IntStream.of(order).mapToDouble(ratings::time).toArray(), testShare);
        boolean[] tested = new boolean[order.length];
        Arrays.stream(places.test()).forEach(place -> tested[order[place]] = true);
        return split("LeaveOut.latest", tested);
    }

    private static int[] inTime(Ratings ratings, int from, int to) {
        return IntStream.range(from, to).boxed().sorted((a, b) -> Long.compare(ratings.time(a), ratings.time(b)))
                .mapToInt(rating -> rating).toArray();
    }

    private static Split split(String where, boolean[] tested) {
        int[] test = IntStream.range(0, tested.length).filter(rating -> tested[rating]).toArray();
        Require.that(test.length > 0, "%s: no user has more ratings than are left out: nothing to be judged by", where);
        return new Split(IntStream.range(0, tested.length).filter(rating -> !tested[rating]).toArray(), test);
    }
}
