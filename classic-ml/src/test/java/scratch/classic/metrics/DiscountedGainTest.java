package scratch.classic.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class DiscountedGainTest {
    private static final double[] RELEVANCE = {3, 0, 2, 1, 0, 3, 2};
    private static final int[] KS = {1, 3, 5, 7, 20};

    // ndcg_score(y_true, y_score, k=k) of scikit-learn 1.2.1, which averages over the orders of ties
    @Test
    void ndcgIsScikitLearns() {
        double[] someTied = {.1, .9, .8, .5, .5, .7, .2};
        double[] theirs = {0, 0.4686845880533152, 0.4440031267432363, 0.6838036489491474, 0.6838036489491474};
        double[] manyTied = {.5, .9, .5, .5, .1, .9, .2};
        double[] others = {0.5, 0.584849462262865, 0.7115889634389307, 0.8113529817374897, 0.8113529817374897};
        for (int i = 0; i < KS.length; i++) {
            assertThat(DiscountedGain.ndcg(RELEVANCE, someTied, KS[i])).isEqualTo(theirs[i], within(1e-15));
            assertThat(DiscountedGain.ndcg(RELEVANCE, manyTied, KS[i])).isEqualTo(others[i], within(1e-15));
        }
    }

    @Test
    void aTieIsWorthTheMeanOfItsOrders() {
        double first = DiscountedGain.dcg(new double[] {5, 1}, new double[] {2, 1}, 1);
        double second = DiscountedGain.dcg(new double[] {5, 1}, new double[] {1, 2}, 1);

        assertThat(DiscountedGain.dcg(new double[] {5, 1}, new double[] {7, 7}, 1)).isEqualTo((first + second) / 2);
        assertThat(DiscountedGain.ndcg(RELEVANCE, RELEVANCE, 4)).isEqualTo(1, within(1e-15));
    }

    @Test
    void whatHasNoScoreIsRefused() {
        refused(new double[] {0, 0}, new double[] {1, 2}, 1, "DiscountedGain.ndcg: no relevant items: the query has no score: "
                + "leave it out");
        refused(new double[] {1}, new double[] {1, 2}, 1, "DiscountedGain.ndcg: 1 relevances, 2 scores: needs the same "
                + "positive number of both");
        refused(new double[] {1, -1}, new double[] {1, 2}, 1, "DiscountedGain.ndcg: relevance[1] = -1.0: must be finite and "
                + "not negative");
        refused(new double[] {1, 1}, new double[] {1, Double.NaN}, 1, "DiscountedGain.ndcg: scores[1] = NaN: must be finite");
        refused(new double[] {1}, new double[] {1}, 0, "DiscountedGain.ndcg: k = 0: must be at least 1");
    }

    @Test
    void theUnitOfRelevanceDoesNotMatter() {
        double[] scores = {.1, .9, .8};
        double usual = DiscountedGain.ndcg(new double[] {2, 1, 2}, scores, 3);
        for (double unit : new double[] {Double.MAX_VALUE / 2, Double.MIN_VALUE}) {
            assertThat(DiscountedGain.ndcg(new double[] {2 * unit, unit, 2 * unit}, scores, 3)).isEqualTo(usual, within(1e-15));
        }
    }

    private static void refused(double[] relevance, double[] scores, int k, String message) {
        assertThatThrownBy(() -> DiscountedGain.ndcg(relevance, scores, k)).isInstanceOf(IllegalArgumentException.class)
                .hasMessage(message);
    }
}
