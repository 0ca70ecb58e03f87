package scratch.classic.collaborative;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;

import scratch.classic.collaborative.StochasticFactorisation.Options;

class StochasticFactorisationTest {

    @Test
    void oneStepByHand() {
        Ratings one = Ratings.ofIndices(1, 1, new int[1], new int[1], new double[] {4});
        double[][] factors = new double[3][];
        StochasticFactorisation.fit(one, new Options(1, 0.5, 0.1, 1, true, 2, 7), (epoch, model) -> factors[epoch] =
                new double[] {model.userFactors(0)[0], model.itemFactors(0)[0], model.userBias(0), model.itemBias(0)});
        double[] before = factors[1];
        double error = -before[2] - before[3] - before[0] * before[1];     // the mean is the rating itself

        assertThat(factors[2]).containsExactly(new double[] {before[0] + 0.1 * (error * before[1] - 0.5 * before[0]),
            before[1] + 0.1 * (error * before[0] - 0.5 * before[1]), before[2] + 0.1 * (error - 0.5 * before[2]),
            before[3] + 0.1 * (error - 0.5 * before[3])}, within(1e-16));
    }

    @Test
    void withSmallStepsItComesToWhereAlternatingLeastSquaresIs() {
        Ratings ratings = GeneratedRatings.of(new GeneratedRatings.Options(80, 40, 2, 15, 0.5, 0.5, 0.4, 2)).ratings();
        FactorModel exact = AlternatingLeastSquares.fit(ratings,
                new AlternatingLeastSquares.Options(2, 0.1, true, true, 400, 3));
        FactorModel steps = StochasticFactorisation.fit(ratings, new Options(2, 0.1, 0.05, 0.99, true, 800, 3));

        double least = exact.loss(ratings, 0.1, true);
        assertThat(steps.loss(ratings, 0.1, true)).isBetween(least * (1 - 1e-3), least * (1 + 1e-2));
    }

    @Test
    void theErrorOnTheTrainingRatingsFalls() {
        Ratings ratings = SmallTable.of(SmallTable.SIX);
        List<Double> errors = new ArrayList<>();
        StochasticFactorisation.fit(ratings, Options.of(2, 0.01), (epoch, model) -> errors.add(model.rmse(ratings)));
        assertThat(errors).hasSize(40);
        assertThat(errors.getLast()).isLessThan(0.8 * errors.getFirst());
    }

    @Test
    void theSameSeedGivesTheSameNumbers() {
        Ratings ratings = SmallTable.of(SmallTable.SIX);
        double[] first = StochasticFactorisation.fit(ratings, Options.of(3, 0.1)).predict(ratings);

        assertThat(StochasticFactorisation.fit(ratings, Options.of(3, 0.1)).predict(ratings)).containsExactly(first);
        assertThat(StochasticFactorisation.fit(ratings, new Options(3, 0.1, 0.02, 0.96, true, 40, 43)).predict(ratings))
                .isNotEqualTo(first);
    }

    @Test
    void rowsWithoutRatingsStayAtZeroAndBiasesCanBeLeftOut() {
        Ratings ratings = Ratings.ofIndices(3, 3, new int[] {0, 0, 1}, new int[] {0, 1, 0}, new double[] {1, 4, 2});
        FactorModel model = StochasticFactorisation.fit(ratings, new Options(2, 0.1, 0.02, 1, false, 10, 1));

        assertThat(model.userFactors(2)).containsExactly(0, 0);
        assertThat(model.itemFactors(2)).containsExactly(0, 0);
        assertThat(model.userBias(0)).isZero();
        assertThat(model.predict(2, 0)).isEqualTo(7 / 3.0);
    }

    @Test
    void stepsThatAreTooLargeAreSaid() {
        Ratings ratings = SmallTable.of(SmallTable.SIX);
        assertThatThrownBy(() -> StochasticFactorisation.fit(ratings, new Options(2, 0, 3, 1, true, 100, 1)))
                .isInstanceOf(ArithmeticException.class).hasMessageMatching("StochasticFactorisation\\.fit: epoch \\d+ with "
                + "learning rate 3\\.0: the factors grow without end: take a smaller one");
    }

    @Test
    void whatItCannotUseIsRefused() {
        refused(() -> new Options(0, 0, 1, 1, true, 1, 1), "StochasticFactorisation.Options: rank = 0: must be at least 1");
        refused(() -> new Options(1, -1, 1, 1, true, 1, 1),
                "StochasticFactorisation.Options: regularisation = -1.0: must be finite and not negative");
        refused(() -> new Options(1, 0, 0, 1, true, 1, 1),
                "StochasticFactorisation.Options: learningRate = 0.0: must be positive and finite");
        refused(() -> new Options(1, 0, 1, 1.5, true, 1, 1),
                "StochasticFactorisation.Options: decay = 1.5: must be above 0 and at most 1");
        refused(() -> new Options(1, 0, 1, 1, true, -1, 1), "StochasticFactorisation.Options: epochs = -1: must be at least 0");
        refused(() -> StochasticFactorisation.fit(SmallTable.of(SmallTable.SIX).subset(), Options.of(1, 0)),
                "StochasticFactorisation.fit: no ratings: at least one is needed");
    }

    private static void refused(Runnable call, String message) {
        assertThatThrownBy(call::run).isInstanceOf(IllegalArgumentException.class).hasMessage(message);
    }
}
