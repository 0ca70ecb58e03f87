package scratch.classic.collaborative;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Comparator;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

class TopNTest {
    private static final Ratings SEEN = SmallTable.of(SmallTable.SIX);

    private static ItemScores scores(double... values) {
        return (user, scores) -> System.arraycopy(values, 0, scores, 0, values.length);
    }

    @Test
    void theBestThatWereNotSeenComeFirst() {
        TopN top = TopN.of(scores(1, 5, 3, 4, 2), SEEN);

        assertThat(top.recommend(3, 2)).as("user 3 has seen 0, 2 and 3").containsExactly(1, 4);
        assertThat(top.recommend(Ratings.UNKNOWN, 3)).containsExactly(1, 3, 2);
        assertThat(top.recommend(0, 4)).as("only item 2 is left").containsExactly(2);
    }

    @Test
    void ofEqualScoresTheLowerIndexComesFirst() {
        assertThat(TopN.of(scores(7, 7, 8, 7, 7), SEEN).recommend(Ratings.UNKNOWN, 3)).containsExactly(2, 0, 1);
    }

    @Test
    void itIsTheHeadOfTheSortedList() {
        var random = new SplittableRandom(4);
        Ratings seen = Ratings.ofIndices(1, 200, new int[] {0, 0}, new int[] {17, 99}, new double[2]);
        for (int n : new int[] {1, 2, 7, 150, 198, 500}) {
            double[] values = random.ints(200, 0, 60).asDoubleStream().toArray();
            int[] sorted = IntStream.range(0, 200).filter(i -> i != 17 && i != 99).boxed()
                    .sorted(Comparator.comparingDouble(i -> -values[i])).limit(n).mapToInt(i -> i).toArray();
            assertThat(TopN.of(scores(values), seen).recommend(0, n)).containsExactly(sorted);
        }
    }

    @Test
    void popularityCountsRatings() {
        assertThat(TopN.of(ItemScores.popularity(SEEN), SEEN).recommend(Ratings.UNKNOWN, 5)).containsExactly(0, 3, 1, 2, 4);
    }

    @Test
    void scoresOfListsByHand() {
        Ratings held = SmallTable.of(new double[] {0, 0, 5, 0, 0}, new double[] {0, 1, 0, 0, 0}, new double[] {0, 0, 4, 0, 0},
                new double[] {0, 4, 0, 0, 4}, new double[] {4, 0, 0, 0, 0}, new double[5]);
        TopNScores found = TopNScores.of(scores(1, 5, 3, 4, 2), SEEN, held, 4, 1);

        assertThat(found.leftOut()).as("user 1 disliked it, user 5 has nothing").isEqualTo(2);
        assertThat(found.precision()).containsExactly(1, 1, 1, 0);
        assertThat(found.recall()).containsExactly(1, 1, 0.5, 0);
        assertThat(found.hit()).containsExactly(1, 1, 1, 0);
        assertThat(found.ndcg()).containsExactly(1, 1, 1, 0);
        assertThat(found.averagePrecision()).containsExactly(1, 1, 1, 0);
        assertThat(found.reciprocalRank()).containsExactly(1, 1, 1, 0);
        assertThat(TopNScores.mean(found.recall())).isEqualTo(2.5 / 4);
    }

    @Test
    void whatItCannotUseIsRefused() {
        TopN top = TopN.of(scores(1, 5, Double.NaN, 4, 2), SEEN);
        assertThatThrownBy(() -> top.recommend(0, 1)).isInstanceOf(ArithmeticException.class)
                .hasMessage("TopN.recommend: score of item 2 is NaN: must be finite");
        refused(() -> top.recommend(6, 1), "TopN.recommend: user 6: must be below 6, or Ratings.UNKNOWN");
        refused(() -> top.recommend(0, 0), "TopN.recommend: n = 0: must be at least 1");
        refused(() -> TopNScores.of(scores(), SEEN, SEEN.transposed(), 1, 1),
                "TopNScores.of: held out are ratings of 5 users and 6 items, seen of 6 and 5: must be the same");
        refused(() -> TopNScores.of(scores(), SEEN, SEEN, 9, 1), "TopNScores.of: 6 users, nothing relevant to any: no score");
        refused(() -> TopNScores.of(scores(), SEEN, SEEN, 1, 0), "TopNScores.of: n = 0: must be at least 1");
    }

    @Test
    void aModelOfOtherItemsIsRefused() {
        RatingModel model = Baseline.fit(SEEN, Baseline.Options.standard());
        Ratings more = Ratings.ofIndices(SEEN.users(), 9, new int[] {0}, new int[] {8}, new double[] {1});
        refused(() -> TopN.of(model, more), "TopN.of: ratings of " + SEEN.users() + " users and 9 items: the model has "
                + SEEN.users() + " and " + SEEN.items());
    }

    private static void refused(Runnable call, String message) {
        assertThatThrownBy(call::run).isInstanceOf(IllegalArgumentException.class).hasMessage(message);
    }
}
