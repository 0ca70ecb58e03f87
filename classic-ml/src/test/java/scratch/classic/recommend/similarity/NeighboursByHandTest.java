package scratch.classic.recommend.similarity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;

import org.junit.jupiter.api.Test;

import scratch.classic.collaborative.ItemScores;
import scratch.classic.collaborative.NeighborModel;
import scratch.classic.collaborative.NeighborModel.Options;
import scratch.classic.collaborative.Ratings;
import scratch.classic.collaborative.Similarity;
import scratch.classic.collaborative.TopNScores;

class NeighboursByHandTest {
    private static final Ratings RATINGS = Peers371.ratings(Peers371.TABLE);

    @Test
    void adaAndDuneByHand() {
        NeighborModel users = NeighborModel.userBased(RATINGS, new Options(2, Similarity.PEARSON, 0, 2));

        assertThat(users.similarity(0, 1)).isEqualTo(0.8, within(1e-12));
        assertThat(users.similarity(0, 4)).isEqualTo(0.9, within(1e-12));
        assertThat(users.similarity(0, 2)).as("-0.9: no neighbour").isZero();
        assertThat(users.predict(0, 3)).isEqualTo(3 + 2.08 / 1.7, within(1e-12)).isEqualTo(4.2235, within(5e-5));
    }

    @Test
    void theFilmsOfTheReadmeByHand() {
        NeighborModel films = NeighborModel.itemBased(RATINGS, new Options(2, Similarity.ADJUSTED_COSINE, 0, 2));

        assertThat(films.similarity(3, 0)).isEqualTo(5.6 / Math.sqrt(6.4 * 6.8), within(1e-12)).isEqualTo(0.849, within(5e-4));
        assertThat(films.similarity(3, 1)).isEqualTo(films.similarity(3, 0), within(1e-12));
        assertThat(films.similarity(3, 2)).isZero();
        assertThat(films.predict(0, 3)).isEqualTo(4.2, within(1e-12));
    }

    @Test
    void withRawCosinesEverybodyIsAlike() {
        NeighborModel users = NeighborModel.userBased(RATINGS, new Options(4, Similarity.COSINE, 0, 2));

        assertThat(users.similarity(0, 2)).isEqualTo(27 / 46.0, within(1e-12));
        assertThat(users.similarity(0, 3)).isEqualTo(27 / 46.0, within(1e-12));
        assertThat(users.similarity(0, 1)).isEqualTo(44 / 46.0, within(1e-12));
        assertThat(users.similarity(0, 4)).isEqualTo(45 / 46.0, within(1e-12));
        assertThat(users.predict(0, 3)).isEqualTo(3 + 42.4 / 143, within(1e-12));
    }

    @Test
    void cosinesOfGeneratedUsersHardlyDiffer() {
        var world = Ex371RecommenderNeighbours.world(400, 42);
        double[][] cosine = Figures371.likeness(world, Similarity.COSINE);
        double[][] pearson = Figures371.likeness(world, Similarity.PEARSON);

        assertThat(Arrays.stream(cosine[1]).min().orElseThrow()).isGreaterThan(0.79);
        assertThat(pearson[1]).contains(0);
        assertThat(Arrays.stream(pearson[1]).max().orElseThrow()).isGreaterThan(0.4);
    }

    @Test
    void popularityBeatsTheTruthAtGuessingWhatWasHeldOut() {
        var world = Ex371RecommenderNeighbours.world(400, 42);
        ItemScores popular = ItemScores.popularity(world.train());

        assertThat(TopNScores.mean(Ex371RecommenderNeighbours.heldOut(popular, world).ndcg()))
                .isGreaterThan(TopNScores.mean(Ex371RecommenderNeighbours.heldOut(world.generated().oracle(), world).ndcg()));
        assertThat(TopNScores.mean(Ex371RecommenderNeighbours.truth(popular, world).ndcg())).isLessThan(0.1);
    }
}
