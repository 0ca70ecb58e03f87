package scratch.classic.collaborative;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

import scratch.classic.collaborative.NeighborModel.Options;
import scratch.math.kernel.Threads;

class NeighborModelTest {
    // A dozen lines of NumPy with loops over pairs, cells and sorted neighbours: k = 2, shrinkage 3, two common at least.
    // similarity(0, ·), negative ones 0; predictions of (0, 2), (1, 1), (3, 4)
    private static final double[][] USER_SIMILARITIES = {
        {0, 0.488095238095238, 0.301797272896714, 0.171234537895618, 0.214750196877264, 0.49},
        {0, 0.430834163173794, 0, 0, 0, 0.417470562199918}, {0, 0.442307692307692, 0, 0, 0, 0.25}};
    private static final double[][] USER_PREDICTIONS = {{2.748052580331061, 3.614686155586979, 2.839352917727427},
        {2.765753302526976, 3.25, 2.083333333333333}, {3.027777777777778, 2.260654490106545, 2.083333333333333}};
    private static final double[][] ITEM_SIMILARITIES = {
        {0, 0.494311532742981, 0.440958551844098, 0.239202657807309, 0.541505068172715},
        {0, 0.261116483933547, 0, 0, 0.196787664478235}, {0, 0.472455591261534, 0.138675049056307, 0, 0.350739946013386}};
    private static final double[][] ITEM_PREDICTIONS = {{3.207165054889806, 3.392448609709697, 1.702924471958954},
        {3.75, 3.05, 1.821992763399941}, {4.084668487224392, 3.336488896383242, 1.806167284714092}};
    private static final int[][] CELLS = {{0, 2}, {1, 1}, {3, 4}};

    @Test
    void similaritiesAndPredictionsAreNumPys() {
        Ratings ratings = SmallTable.of(SmallTable.SIX);
        for (Similarity measure : Similarity.values()) {
            Options options = new Options(2, measure, 3, 2);
            compare(NeighborModel.userBased(ratings, options), USER_SIMILARITIES[measure.ordinal()],
                    USER_PREDICTIONS[measure.ordinal()]);
            compare(NeighborModel.itemBased(ratings, options), ITEM_SIMILARITIES[measure.ordinal()],
                    ITEM_PREDICTIONS[measure.ordinal()]);
        }
    }

    private static void compare(NeighborModel model, double[] similarities, double[] predictions) {
        for (int other = 1; other < similarities.length; other++) {
            assertThat(model.similarity(0, other)).isEqualTo(similarities[other], within(1e-14));
        }
        for (int c = 0; c < CELLS.length; c++) {
            assertThat(model.predict(CELLS[c][0], CELLS[c][1])).isEqualTo(predictions[c], within(1e-14));
        }
    }

    @Test
    void itemBasedIsUserBasedOnTheTransposedTable() {
        Ratings ratings = SmallTable.of(SmallTable.SIX);
        Options options = Options.of(3, Similarity.PEARSON);
        NeighborModel items = NeighborModel.itemBased(ratings, options);
        NeighborModel users = NeighborModel.userBased(ratings.transposed(), options);
        for (int user = 0; user < 6; user++) {
            for (int item = 0; item < 5; item++) {
                assertThat(items.predict(user, item)).isEqualTo(users.predict(item, user));
            }
        }
        assertThat(items.users()).isEqualTo(6);
        assertThat(items.items()).isEqualTo(5);
    }

    @Test
    void ofEquallySimilarRowsTheLowerIndexCounts() {
        Ratings ratings = SmallTable.of(new double[] {1, 2, 0}, new double[] {1, 2, 5}, new double[] {1, 2, 1});
        NeighborModel model = NeighborModel.userBased(ratings, new Options(1, Similarity.PEARSON, 0, 2));

        assertThat(model.neighbors(0)).containsExactly(1, 2);
        assertThat(model.predict(0, 2)).isEqualTo(1.5 + 5 - 8 / 3.0, within(1e-15));
    }

    @Test
    void rowsWithoutSpreadOrWithTooLittleInCommonAreNoNeighbours() {
        Ratings flat = SmallTable.of(new double[] {3, 3, 3, 1}, new double[] {1, 2, 5, 0}, new double[] {0.1, 0.1, 0.1, 0});
        NeighborModel model = NeighborModel.userBased(flat, new Options(5, Similarity.PEARSON, 0, 3));
        assertThat(model.neighbors(0)).isEmpty();
        assertThat(model.neighbors(2)).as("no spread but rounding").isEmpty();
        assertThat(model.predict(1, 3)).as("its mean").isEqualTo(8 / 3.0);

        Ratings pair = SmallTable.of(new double[] {1, 2, 0}, new double[] {1, 2, 5});
        assertThat(NeighborModel.userBased(pair, new Options(5, Similarity.COSINE, 0, 3)).neighbors(0)).isEmpty();
        assertThat(NeighborModel.userBased(pair, new Options(5, Similarity.COSINE, 0, 2)).neighbors(0)).containsExactly(1);
    }

    @Test
    void ofTheUnknownItSaysWhatItCan() {
        Ratings ratings = Ratings.ofIndices(3, 3, new int[] {0, 0, 1}, new int[] {0, 1, 0}, new double[] {1, 4, 2});
        NeighborModel model = NeighborModel.userBased(ratings, Options.of(1, Similarity.COSINE));

        assertThat(model.predict(Ratings.UNKNOWN, 0)).as("mean of the item").isEqualTo(1.5);
        assertThat(model.predict(2, 0)).as("an empty row").isEqualTo(1.5);
        assertThat(model.predict(0, Ratings.UNKNOWN)).as("mean of the user").isEqualTo(2.5);
        assertThat(model.predict(0, 2)).as("an item that nobody rated").isEqualTo(2.5);
        assertThat(model.predict(2, 2)).as("mean of all").isEqualTo(7 / 3.0);
        assertThat(model.predict(Ratings.UNKNOWN, Ratings.UNKNOWN)).isEqualTo(7 / 3.0);
        NeighborModel items = NeighborModel.itemBased(ratings, Options.of(1, Similarity.COSINE));
        assertThat(items.predict(Ratings.UNKNOWN, 0)).isEqualTo(1.5);
        assertThat(items.predict(2, 1)).isEqualTo(4);
        assertThat(items.predict(1, 2)).isEqualTo(2);
    }

    @Test
    void theSameOnAnyNumberOfThreads() {
        Ratings ratings = GeneratedRatings.of(new GeneratedRatings.Options(60, 40, 2, 12, 0.8, 0.5, 0.4, 3)).ratings();
        int before = Threads.count();
        try {
            Threads.setCount(1);
            double[] one = NeighborModel.itemBased(ratings, Options.of(5, Similarity.ADJUSTED_COSINE)).predict(ratings);
            Threads.setCount(3);
            assertThat(NeighborModel.itemBased(ratings, Options.of(5, Similarity.ADJUSTED_COSINE)).predict(ratings))
                    .containsExactly(one);
        } finally {
            Threads.setCount(before);
        }
    }

    @Test
    void whatItCannotUseIsRefused() {
        Ratings ratings = SmallTable.of(SmallTable.SIX);
        refused(() -> new Options(0, Similarity.COSINE, 0, 1), "NeighborModel.Options: neighbors = 0: must be at least 1");
        refused(() -> new Options(1, null, 0, 1), "NeighborModel.Options: similarity = null: must be given");
        refused(() -> new Options(1, Similarity.COSINE, -1, 1),
                "NeighborModel.Options: shrinkage = -1.0: must be finite and not negative");
        refused(() -> new Options(1, Similarity.COSINE, 0, 0), "NeighborModel.Options: minCommon = 0: must be at least 1");
        refused(() -> NeighborModel.userBased(ratings.subset(), Options.of(1, Similarity.COSINE)),
                "NeighborModel.fit: no ratings: at least one is needed");
        NeighborModel model = NeighborModel.userBased(ratings, Options.of(1, Similarity.COSINE));
        refused(() -> model.predict(6, 0), "NeighborModel.predict: user 6: must be below 6, or Ratings.UNKNOWN");
        refused(() -> model.predict(0, -2), "NeighborModel.predict: item -2: must be below 5, or Ratings.UNKNOWN");
        refused(() -> model.predict(ratings.transposed()),
                "RatingModel.predict: ratings of 5 users and 6 items: the model has 6 and 5");
        refused(() -> model.neighbors(Ratings.UNKNOWN), "NeighborModel.neighbors: row -1: must be from 0 to 5");
        refused(() -> model.similarity(0, 6), "NeighborModel.similarity: row 6: must be from 0 to 5");
        assertThatThrownBy(() -> model.rmse(ratings.subset())).isInstanceOf(ArithmeticException.class)
                .hasMessage("RatingModel.rmse: no ratings: at least one is needed");
    }

    private static void refused(Runnable call, String message) {
        assertThatThrownBy(call::run).isInstanceOf(IllegalArgumentException.class).hasMessage(message);
    }
}
