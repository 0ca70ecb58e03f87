package scratch.classic.collaborative;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.SplittableRandom;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

import scratch.classic.collaborative.Ratings.Duplicates;

class RatingsTest {
    private static final long[] USERS = {70, 5, 70, 5, -3};
    private static final long[] ITEMS = {2, 900, 900, 1, 2};
    private static final double[] VALUES = {1, 2, 3, 4, 5};

    @Test
    void idsBecomeIndicesInAscendingOrder() {
        Ratings ratings = Ratings.of(USERS, ITEMS, VALUES);

        assertThat(ratings.users()).isEqualTo(3);
        assertThat(ratings.items()).isEqualTo(3);
        assertThat(ratings.userIndex(-3)).isZero();
        assertThat(ratings.userIndex(70)).isEqualTo(2);
        assertThat(ratings.itemIndex(900)).isEqualTo(2);
        assertThat(ratings.userIndex(71)).isEqualTo(Ratings.UNKNOWN);
        assertThat(ratings.itemIndex(-8)).isEqualTo(Ratings.UNKNOWN);
        assertThat(ratings.userId(1)).isEqualTo(5);
        assertThat(ratings.itemId(0)).isEqualTo(1);
        assertThat(ratings.values()).as("by user, then by item").containsExactly(5, 4, 2, 1, 3);
        assertThat(ratings.mean()).isEqualTo(3);
        assertThat(ratings.value(ratings.find(2, 2))).isEqualTo(3);
        assertThat(ratings.find(0, 0)).isEqualTo(-1);
    }

    @Test
    void bothIndicesHoldAllRatings() {
        var random = new SplittableRandom(1);
        int[] cells = IntStream.range(0, 400).filter(i -> random.nextInt(3) == 0).toArray();
        int[] user = IntStream.of(cells).map(cell -> cell / 20).toArray();
        int[] item = IntStream.of(cells).map(cell -> cell % 20).toArray();
        Ratings ratings = Ratings.ofIndices(20, 20, user, item, IntStream.of(cells).asDoubleStream().toArray());
        int found = 0;
        for (int i = 0; i < 20; i++) {
            for (int place = 0; place < ratings.countOfItem(i); place++) {
                int rating = ratings.ratingOfItem(i, place);
                assertThat(ratings.item(rating)).isEqualTo(i);
                assertThat(ratings.value(rating)).isEqualTo(ratings.user(rating) * 20 + i);
                assertThat(place == 0 || ratings.ratingOfItem(i, place - 1) < rating).isTrue();
                found++;
            }
        }
        assertThat(found).isEqualTo(cells.length).isEqualTo(ratings.size());
        Ratings transposed = ratings.transposed();
        for (int rating = 0; rating < found; rating++) {
            assertThat(ratings.value(ratings.find(transposed.item(rating), transposed.user(rating))))
                    .isEqualTo(transposed.value(rating));
        }
        assertThat(transposed.transposed().values()).containsExactly(ratings.values());
    }

    @Test
    void duplicatesFollowTheRule() {
        long[] users = {1, 1, 1};
        long[] items = {2, 2, 2};
        double[] values = {5, 1, 3};
        long[] times = {30, 10, 20};

        assertThat(Ratings.of(users, items, values, times, Duplicates.LAST).values()).containsExactly(5);
        assertThat(Ratings.of(users, items, values, new long[3], Duplicates.LAST).values()).as("by place").containsExactly(3);
        Ratings mean = Ratings.of(users, items, values, times, Duplicates.MEAN);
        assertThat(mean.values()).containsExactly(3);
        assertThat(mean.time(0)).isEqualTo(30);
        assertThatThrownBy(() -> Ratings.of(users, items, values)).isInstanceOf(IllegalArgumentException.class)
                .hasMessage("Ratings.of: user 1 rates item 2 twice: give a rule for duplicates");
    }

    @Test
    void aSubsetKeepsUsersAndItems() {
        Ratings some = Ratings.of(USERS, ITEMS, VALUES).subset(1, 4);

        assertThat(some.users()).isEqualTo(3);
        assertThat(some.values()).containsExactly(4, 3);
        assertThat(some.countOfUser(0)).isZero();
        assertThat(some.countOfItem(1)).isZero();
        assertThat(some.firstOf(2)).isEqualTo(1);
        assertThatThrownBy(() -> some.subset(1, 0)).isInstanceOf(IllegalArgumentException.class)
                .hasMessage("Ratings.subset: rating 0 at place 1: must ascend from 0 to 1");
        assertThatThrownBy(() -> some.subset().mean()).isInstanceOf(ArithmeticException.class)
                .hasMessage("Ratings.mean: no ratings: at least one is needed");
    }

    @Test
    void whatAreNoRatingsIsRefused() {
        refused(() -> Ratings.of(new long[0], new long[0], new double[0]), "Ratings.of: no ratings: at least one is needed");
        refused(() -> Ratings.of(new long[2], new long[1], new double[1]),
                "Ratings.of: 2 users, 1 items, 1 values, 1 times: each rating needs one of each");
        refused(() -> Ratings.of(new long[1], new long[1], new double[] {Double.NaN}),
                "Ratings.of: values[0] = NaN: must be finite");
        refused(() -> Ratings.ofIndices(1, 2, new int[] {1}, new int[] {0}, new double[1]),
                "Ratings.ofIndices: user 1, item 0: must be below 1 and 2");
        refused(() -> Ratings.ofIndices(0, 2, new int[0], new int[0], new double[0]),
                "Ratings.ofIndices: 0 users and 2 items: needs one of each");
        refused(() -> Ratings.ofIndices(1, 2, new int[1], new int[0], new double[1]),
                "Ratings.ofIndices: 1 users, 0 items, 1 values, 1 times: each rating needs one of each");
        refused(() -> Ratings.ofIndices(1, 2, new int[1], new int[1], new double[] {Double.POSITIVE_INFINITY}),
                "Ratings.ofIndices: values[0] = Infinity: must be finite");
    }

    @Test
    void valuesWhoseSquaresOverflowAreRefused() {
        refused(() -> Ratings.of(USERS, ITEMS, new double[] {1, 2, -1e300, 4, 5}), "Ratings.of: a rating of -1.0E300: must be"
                + " at most 1.0E140 in size, so that squares can be added: take a larger unit");
        int[] zero = {0};
        refused(() -> Ratings.ofIndices(1, 1, zero, zero, new double[] {1e141}), "Ratings.ofIndices: a rating of 1.0E141: must"
                + " be at most 1.0E140 in size, so that squares can be added: take a larger unit");
    }

    private static void refused(Runnable call, String message) {
        assertThatThrownBy(call::run).isInstanceOf(IllegalArgumentException.class).hasMessage(message);
    }
}
