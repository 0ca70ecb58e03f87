package scratch.classic.recommend.factorisation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Map;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

import scratch.classic.collaborative.AlternatingLeastSquares;
import scratch.classic.collaborative.AlternatingLeastSquares.Options;
import scratch.classic.collaborative.FactorModel;
import scratch.classic.collaborative.ItemScores;
import scratch.classic.collaborative.RatingModel;
import scratch.classic.collaborative.Ratings;
import scratch.classic.collaborative.TopNScores;
import scratch.classic.recommend.factorisation.Ex372RecommenderFactorisation.Choice;
import scratch.example.Quiet;
import scratch.example.data.DataCard;
import scratch.example.data.RatingData;
import scratch.math.Matrix;

class FactorisationByHandTest {
    private static final Ratings TABLE = Ratings.ofIndices(3, 3, new int[] {0, 0, 1, 1, 1, 2, 2, 2},
            new int[] {0, 1, 0, 1, 2, 0, 1, 2}, new double[] {1, 2, 2, 4, 6, 3, 6, 9});

    private static FactorModel sweeps(int count, double penalty) {
        FactorModel model = FactorModel.of(0, Matrix.zeros(3, 1), Matrix.of(new double[][] {{1}, {1}, {1}}));
        for (int sweep = 0; sweep < count; sweep++) {
            model = AlternatingLeastSquares.sweep(model, TABLE, TABLE.transposed(), new Options(1, penalty, true, false, 1, 0));
        }
        return model;
    }

    @Test
    void theTableOfTheReadmeByHand() {
        FactorModel one = sweeps(1, 0);
        assertThat(one.userFactors(0)[0]).isEqualTo(1.5, within(1e-15));
        assertThat(one.userFactors(1)[0]).isEqualTo(4, within(4e-15));
        assertThat(one.userFactors(2)[0]).isEqualTo(6, within(4e-15));
        assertThat(one.itemFactors(0)[0]).isEqualTo(27.5 / 54.25, within(1e-15));
        assertThat(one.itemFactors(1)[0]).isEqualTo(55 / 54.25, within(1e-15));
        assertThat(one.itemFactors(2)[0]).isEqualTo(1.5, within(1e-15));
        assertThat(one.predict(0, 2)).isEqualTo(2.25, within(4e-15));
        assertThat(sweeps(2, 0).predict(0, 2)).isEqualTo(2.974, within(5e-4));
        assertThat(sweeps(3, 0).predict(0, 2)).isEqualTo(2.999, within(5e-4));
        assertThat(sweeps(20, 0).predict(0, 2)).isEqualTo(3, within(1e-12));
    }

    @Test
    void aPenaltyShrinksTheFirstStepByHand() {
        assertThat(sweeps(1, 1).userFactors(0)[0]).as("3/(2 + 2)").isEqualTo(0.75, within(1e-15));
    }

    @Test
    void factorsBeatNeighboursAndStayAboveTheNoise() {
        var world = Ex372RecommenderFactorisation.world(400, 0.5, 42);
        var choice = new Choice(3, 0.06, new double[0][]);
        Map<String, ItemScores> models = Ex372RecommenderFactorisation.models(world, choice);
        var als = Ex372RecommenderFactorisation.error((FactorModel) models.get("factors, ALS"), world.test());

        assertThat(als.upper()).isLessThan(Ex372RecommenderFactorisation.error(
                (RatingModel) models.get("users, Pearson"), world.test()).lower());
        assertThat(als.lower()).isGreaterThan(0.5);
        assertThat(TopNScores.mean(Ex372RecommenderFactorisation.truth(models.get("factors, ALS"), world).ndcg()))
                .isGreaterThan(0.6);
    }

    @Test
    void theReportOfFilmsNeedsNoDownload() {
        var generated = Ex372RecommenderFactorisation.world(100, 0.5, 1).generated().ratings();
        int n = generated.size();
        var card = new DataCard("made up", "", n, 2, "stars", "ids", "here", "none", "", "");
        var data = new RatingData(card, IntStream.range(0, n).mapToLong(generated::user).toArray(),
                IntStream.range(0, n).mapToLong(generated::item).toArray(), generated.values(),
                IntStream.range(0, n).mapToLong(generated::time).toArray(), Map.of(3L, "Three"));
        double[] errors = Quiet.of(() -> Peers372Films.report(data));

        assertThat(errors).hasSize(2);
        assertThat(errors[0]).isBetween(0.7, 1.1);
        assertThat(errors[1]).isBetween(0.5, 0.95);
    }
}
