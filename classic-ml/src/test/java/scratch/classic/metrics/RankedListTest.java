package scratch.classic.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

class RankedListTest {
    /// Hits at the places 1, 4, 5 and 7 of 8, and one relevant item, 99, that is not listed.
    private static final RankedList LIST = RankedList.of(IntStream.range(0, 8).toArray(), 6, 0, 99, 3, 4);

    @Test
    void aListByHand() {
        assertThat(LIST.hits(5)).isEqualTo(3);
        assertThat(LIST.precision(5)).isEqualTo(3 / 5.0);
        assertThat(LIST.recall(5)).isEqualTo(3 / 5.0);
        assertThat(LIST.recall(1)).isEqualTo(1 / 5.0);
        assertThat(LIST.averagePrecision(5)).isEqualTo((1 + 2 / 4.0 + 3 / 5.0) / 5, within(1e-15));
        assertThat(LIST.averagePrecision(2)).as("at most two can be hit").isEqualTo(1 / 2.0);
        assertThat(LIST.reciprocalRank(3)).isEqualTo(1);
        assertThat(LIST.hit(1)).isEqualTo(1);
        double log5 = Math.log(2) / Math.log(5);
        assertThat(LIST.ndcg(4)).isEqualTo((1 + log5) / (1 + Math.log(2) / Math.log(3) + 0.5 + log5), within(1e-15));
    }

    @Test
    void theFirstHitDecidesTheReciprocalRank() {
        RankedList late = RankedList.of(new int[] {5, 6, 7, 8}, 7);

        assertThat(late.reciprocalRank(4)).isEqualTo(1 / 3.0);
        assertThat(late.reciprocalRank(2)).isZero();
        assertThat(late.hit(2)).isZero();
        assertThat(late.hit(3)).isEqualTo(1);
    }

    @Test
    void missingPlacesCountAsWrong() {
        RankedList shortList = RankedList.of(new int[] {1, 2}, 1, 2, 3);

        assertThat(shortList.precision(5)).isEqualTo(2 / 5.0);
        assertThat(shortList.recall(5)).isEqualTo(2 / 3.0);
        assertThat(shortList.averagePrecision(5)).isEqualTo(2 / 3.0);
        assertThat(RankedList.of(new int[0], 3).ndcg(4)).isZero();
    }

    // ndcg_score and average_precision_score of scikit-learn 1.2.1 for relevance 1 0 0 1 1 0 1 0
    @Test
    void withoutTiesTheScoresAreScikitLearns() {
        RankedList list = RankedList.of(IntStream.range(0, 8).toArray(), 0, 3, 4, 6);

        assertThat(list.ndcg(3)).isEqualTo(0.46927872602275644, within(1e-15));
        assertThat(list.ndcg(5)).isEqualTo(0.7095272044910244, within(1e-15));
        assertThat(list.ndcg(8)).isEqualTo(0.8396538878217249, within(1e-15));
        assertThat(list.averagePrecision(8)).isEqualTo(0.6678571428571428, within(1e-15));
    }

    @Test
    void theBestListScoresOneEverywhere() {
        RankedList best = RankedList.of(new int[] {4, 2, 9, 1}, 2, 4);

        assertThat(best.ndcg(2)).isEqualTo(1);
        assertThat(best.ndcg(4)).isEqualTo(1);
        assertThat(best.averagePrecision(1)).isEqualTo(1);
        assertThat(best.averagePrecision(4)).isEqualTo(1);
        assertThat(best.precision(4)).isEqualTo(0.5);
    }

    @Test
    void whatIsNoListIsRefused() {
        assertThatThrownBy(() -> RankedList.of(new int[] {1})).isInstanceOf(IllegalArgumentException.class)
                .hasMessage("RankedList.of: no relevant items: the query has no score: leave it out");
        assertThatThrownBy(() -> RankedList.of(new int[] {1, 2, 1}, 2)).isInstanceOf(IllegalArgumentException.class)
                .hasMessage("RankedList.of: item 1 is ranked twice: must be once");
        assertThatThrownBy(() -> RankedList.of(new int[] {1}, 2, 2)).isInstanceOf(IllegalArgumentException.class)
                .hasMessage("RankedList.of: item 2 is relevant twice: must be once");
        assertThatThrownBy(() -> LIST.precision(0)).isInstanceOf(IllegalArgumentException.class)
                .hasMessage("RankedList: k = 0: must be at least 1");
    }
}
