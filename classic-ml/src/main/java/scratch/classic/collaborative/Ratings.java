package scratch.classic.collaborative;

import java.util.Arrays;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

import scratch.math.check.Require;

/// Who rated what, and how: a table of users and items most of whose cells are empty. Only the full cells are kept, in
/// order of user and then of item, with a second index in order of item and then of user.
///
/// Ids are any numbers. They become the indices 0 … users − 1 and 0 … items − 1 in ascending order, so that of two
/// indices the lower one has the lower id. An id that never occurs has the index [#UNKNOWN]. A user or an item may be
/// known and yet have no rating, in a [#subset] or with [#ofIndices]: an empty row.
public final class Ratings {
    private static final double LARGEST = 1e140;

    /// The index of an id that nobody has.
    public static final int UNKNOWN = -1;

    /// What is done if one user rates one item twice.
    public enum Duplicates {
        /// An error, with both ids.
        REFUSE,
        /// The later one counts: by time, or where there are no times, or equal ones, by its place.
        LAST,
        /// Their mean counts, with the time of the last.
        MEAN
    }

    private final long[] userIds;      // (users), ascending
    private final long[] itemIds;      // (items), ascending
    private final int[] userStart;     // (users + 1): the ratings of user u are userStart[u] … userStart[u + 1] − 1
    private final int[] users;         // (n)
    private final int[] items;         // (n), ascending for each user
    private final double[] values;     // (n)
    private final long[] times;        // (n), all 0 if nothing was said about time
    private final int[] itemStart;     // (items + 1)
    private final int[] byItem;        // (n): ratings in order of item, then of user

    private Ratings(long[] userIds, long[] itemIds, int[] users, int[] items, double[] values, long[] times) {
        this.userIds = userIds;
        this.itemIds = itemIds;
        this.users = users;
        this.items = items;
        this.values = values;
        this.times = times;
        userStart = starts(users, userIds.length);
        itemStart = starts(items, itemIds.length);
        byItem = sorted(IntStream.range(0, users.length).toArray(), items, itemIds.length);
    }

    /// Ratings with no time; a second rating of an item by one user is refused.
    public static Ratings of(long[] userIds, long[] itemIds, double[] values) {
        return of(userIds, itemIds, values, new long[values.length], Duplicates.REFUSE);
    }

    /// @param userIds (n), who rated
    /// @param itemIds (n), what
    /// @param values  (n), finite, at most 1e140 in size
    /// @param times   (n), when, in any unit
    /// @throws IllegalArgumentException if there is none, lengths differ, a value is not finite, or one is given twice
    public static Ratings of(long[] userIds, long[] itemIds, double[] values, long[] times, Duplicates rule) {
        Require.that(values.length > 0, "Ratings.of: no ratings: at least one is needed");
        Require.that(userIds.length == values.length && itemIds.length == values.length && times.length == values.length,
                "Ratings.of: %d users, %d items, %d values, %d times: each rating needs one of each", userIds.length,
                itemIds.length, values.length, times.length);
        requireValues("Ratings.of", values);
        long[] allUsers = LongStream.of(userIds).sorted().distinct().toArray();
        long[] allItems = LongStream.of(itemIds).sorted().distinct().toArray();
        int[] users = Arrays.stream(userIds).mapToInt(id -> Arrays.binarySearch(allUsers, id)).toArray();
        int[] items = Arrays.stream(itemIds).mapToInt(id -> Arrays.binarySearch(allItems, id)).toArray();
        return build(allUsers, allItems, users, items, values, times, rule);
    }

    /// Ratings whose ids are indices already; users and items without a rating are empty rows.
    public static Ratings ofIndices(int users, int items, int[] user, int[] item, double[] values) {
        return ofIndices(users, items, user, item, values, new long[values.length]);
    }

    /// The same with times.
    public static Ratings ofIndices(int users, int items, int[] user, int[] item, double[] values, long[] times) {
        Require.that(users >= 1 && items >= 1, "Ratings.ofIndices: %d users and %d items: needs one of each", users, items);
        Require.that(user.length == values.length && item.length == values.length && times.length == values.length,
                "Ratings.ofIndices: %d users, %d items, %d values, %d times: each rating needs one of each", user.length,
                item.length, values.length, times.length);
        requireValues("Ratings.ofIndices", values);
        for (int e = 0; e < values.length; e++) {
            Require.that(user[e] >= 0 && user[e] < users && item[e] >= 0 && item[e] < items, "Ratings.ofIndices: user %d, item"
                    + " %d: must be below %d and %d", user[e], item[e], users, items);
        }
        return build(LongStream.range(0, users).toArray(), LongStream.range(0, items).toArray(), user, item, values,
                times, Duplicates.REFUSE);
    }

    private static void requireValues(String where, double[] values) {
        Require.finite(where, "values", values);
        for (double value : values) {
            if (Math.abs(value) > LARGEST) {
                throw Require.broken("%s: a rating of %s: must be at most %s in size, so that squares can be added: take a"
                        + " larger unit", where, value, LARGEST);
            }
        }
    }

    private static Ratings build(long[] userIds, long[] itemIds, int[] user, int[] item, double[] value, long[] time,
                                 Duplicates rule) {
        int[] order = IntStream.range(0, value.length).boxed().sorted((a, b) -> Long.compare(time[a], time[b]))
                .mapToInt(e -> e).toArray();
        order = sorted(sorted(order, item, itemIds.length), user, userIds.length);
        int[] users = new int[order.length];
        int[] items = new int[order.length];
        double[] values = new double[order.length];
        long[] times = new long[order.length];
        int n = 0;
        int same = 1;
        for (int e : order) {
            if (n > 0 && users[n - 1] == user[e] && items[n - 1] == item[e]) {
                Require.that(rule != Duplicates.REFUSE, "Ratings.of: user %d rates item %d twice: give a rule for duplicates",
                        userIds[user[e]], itemIds[item[e]]);
                same++;
                values[n - 1] = rule == Duplicates.LAST ? value[e] : values[n - 1] + (value[e] - values[n - 1]) / same;
                times[n - 1] = time[e];
            } else {
                users[n] = user[e];
                items[n] = item[e];
                values[n] = value[e];
                times[n++] = time[e];
                same = 1;
            }
        }
        return new Ratings(userIds, itemIds, Arrays.copyOf(users, n), Arrays.copyOf(items, n), Arrays.copyOf(values, n),
                Arrays.copyOf(times, n));
    }

    // Counting: entries of one key stay in the order in which they came.
    private static int[] sorted(int[] order, int[] keys, int most) {
        int[] next = starts(keys, most);
        int[] sorted = new int[order.length];
        for (int e : order) {
            sorted[next[keys[e]]++] = e;
        }
        return sorted;
    }

    private static int[] starts(int[] keys, int most) {
        int[] starts = new int[most + 1];
        for (int key : keys) {
            starts[key + 1]++;
        }
        Arrays.parallelPrefix(starts, Integer::sum);
        return starts;
    }

    /// Some of the ratings, of the same users and items: those that lose all theirs become empty rows.
    ///
    /// @param which numbers of ratings, ascending
    public Ratings subset(int... which) {
        int[] user = new int[which.length];
        int[] item = new int[which.length];
        double[] value = new double[which.length];
        long[] time = new long[which.length];
        for (int e = 0; e < which.length; e++) {
            Require.that(which[e] >= 0 && which[e] < values.length && (e == 0 || which[e - 1] < which[e]), "Ratings.subset:"
                    + " rating %d at place %d: must ascend from 0 to %d", which[e], e, values.length - 1);
            user[e] = users[which[e]];
            item[e] = items[which[e]];
            value[e] = values[which[e]];
            time[e] = times[which[e]];
        }
        return new Ratings(userIds, itemIds, user, item, value, time);
    }

    /// The same with users for items and items for users.
    public Ratings transposed() {
        int n = values.length;
        int[] user = new int[n];
        int[] item = new int[n];
        double[] value = new double[n];
        long[] time = new long[n];
        for (int place = 0; place < n; place++) {
            int e = byItem[place];
            user[place] = items[e];
            item[place] = users[e];
            value[place] = values[e];
            time[place] = times[e];
        }
        return new Ratings(itemIds, userIds, user, item, value, time);
    }

    /// How many ratings there are: n. They have the numbers 0 … n − 1, in order of user and then of item.
    public int size() {
        return values.length;
    }

    /// How many users there are, those without ratings among them.
    public int users() {
        return userIds.length;
    }

    /// How many items there are, those without ratings among them.
    public int items() {
        return itemIds.length;
    }

    /// The index of the user with this id, or [#UNKNOWN].
    public int userIndex(long id) {
        return Math.max(UNKNOWN, Arrays.binarySearch(userIds, id));
    }

    /// The index of the item with this id, or [#UNKNOWN].
    public int itemIndex(long id) {
        return Math.max(UNKNOWN, Arrays.binarySearch(itemIds, id));
    }

    public long userId(int user) {
        return userIds[user];
    }

    public long itemId(int item) {
        return itemIds[item];
    }

    /// Who gave a rating, as an index.
    public int user(int rating) {
        return users[rating];
    }

    /// To what, as an index.
    public int item(int rating) {
        return items[rating];
    }

    public double value(int rating) {
        return values[rating];
    }

    public long time(int rating) {
        return times[rating];
    }

    /// The first rating of a user; those of a user end where those of the next one start, and `firstOf(users())` is n.
    public int firstOf(int user) {
        return userStart[user];
    }

    /// How many ratings a user gave.
    public int countOfUser(int user) {
        return userStart[user + 1] - userStart[user];
    }

    /// How many ratings an item got.
    public int countOfItem(int item) {
        return itemStart[item + 1] - itemStart[item];
    }

    /// The rating of an item at a place from 0 to its count − 1, in order of user.
    public int ratingOfItem(int item, int place) {
        return byItem[itemStart[item] + place];
    }

    /// The rating that a user gave to an item, or −1 if there is none.
    public int find(int user, int item) {
        return Math.max(-1, Arrays.binarySearch(items, userStart[user], userStart[user + 1], item));
    }

    /// All values: (n).
    public double[] values() {
        return values.clone();
    }

    /// The mean of all ratings.
    ///
    /// @throws ArithmeticException if there is none
    public double mean() {
        if (values.length == 0) {
            throw new ArithmeticException("Ratings.mean: no ratings: at least one is needed");
        }
        double sum = 0;
        for (double value : values) {
            sum += value;
        }
        return sum / values.length;
    }

    int[] itemsOfAll() {
        return items;
    }

    double[] valuesOfAll() {
        return values;
    }
}
