package scratch.deep.generative.gan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class TwoPlayerGameTest {
    private static final double[] P = {0.5, 0.5, 0};
    private static final double[] Q = {0, 0.5, 0.5};

    @Test
    void theThreePointsOfTheReadmeByHand() {
        double[] best = TwoPlayerGame.bestDiscriminator(P, Q);
        assertThat(best).containsExactly(1, 0.5, 0);
        assertThat(TwoPlayerGame.value(P, Q, best)).isEqualTo(-Math.log(2), within(1e-15));
        assertThat(TwoPlayerGame.jensenShannon(P, Q)).isEqualTo(Math.log(2) / 2, within(1e-15));
        assertThat(TwoPlayerGame.value(P, Q, 0.8, 0.5, 0.2)).isEqualTo(-0.9163, within(5e-5));
        assertThat(TwoPlayerGame.value(P, Q, 0.5, 0.5, 0.5)).isEqualTo(-Math.log(4), within(1e-15));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void theValueOfTheBestIsTwiceTheDivergenceLessLnFour(long seed) {
        var random = new SplittableRandom(seed);
        double[] p = distribution(6, random);
        double[] q = distribution(6, random);
        double[] best = TwoPlayerGame.bestDiscriminator(p, q);
        double value = TwoPlayerGame.value(p, q, best);
        assertThat(value).isEqualTo(2 * TwoPlayerGame.jensenShannon(p, q) - Math.log(4), within(1e-12));
        for (int trial = 0; trial < 200; trial++) {            // no other answer is better
            double[] other = random.doubles(6).toArray();
            assertThat(TwoPlayerGame.value(p, q, other)).isLessThanOrEqualTo(value);
        }
    }

    private static double[] distribution(int n, SplittableRandom random) {
        double[] weights = random.doubles(n).toArray();
        double sum = Arrays.stream(weights).sum();
        Arrays.setAll(weights, i -> weights[i] / sum);
        return weights;
    }

    @Test
    void theDivergenceOfDisjointOnesIsLnTwoHoweverNear() {
        assertThat(TwoPlayerGame.jensenShannon(new double[]{1, 0, 0}, new double[]{0, 1, 0}))
                .isEqualTo(Math.log(2), within(1e-15));
        assertThat(TwoPlayerGame.jensenShannon(new double[]{1, 0, 0}, new double[]{0, 0, 1}))
                .isEqualTo(Math.log(2), within(1e-15));
        assertThat(TwoPlayerGame.jensenShannon(P, P)).isZero();
        assertThat(TwoPlayerGame.jensenShannon(P, Q)).isEqualTo(TwoPlayerGame.jensenShannon(Q, P));
    }

    @Test
    void whereNeitherEverIsTheBestAnswerIsHalf() {
        assertThat(TwoPlayerGame.bestDiscriminator(new double[]{1, 0}, new double[]{1, 0})).containsExactly(0.5, 0.5);
    }

    /// A discriminator that excludes a real point has lost everything.
    @Test
    void aFalseCertaintyCostsEverything() {
        assertThat(TwoPlayerGame.value(P, Q, 0, 0.5, 0)).isEqualTo(Double.NEGATIVE_INFINITY);
    }

    @ParameterizedTest
    @EnumSource(GeneratorLoss.class)
    void derivativesEqualDifferences(GeneratorLoss loss) {
        for (double s : new double[]{-20, -3, -0.5, 0, 0.5, 3, 20}) {
            double difference = (loss.of(s + 1e-5) - loss.of(s - 1e-5)) / 2e-5;
            assertThat(loss.derivative(s)).isEqualTo(difference, within(1e-8));
        }
    }

    @Test
    void theDerivativesOfTheReadme() {
        double s = Math.log(0.01 / 0.99);                      // the discriminator is sure: D = 0.01
        assertThat(GeneratorLoss.MINIMAX.derivative(s)).isEqualTo(-0.01, within(1e-12));
        assertThat(GeneratorLoss.NON_SATURATING.derivative(s)).isEqualTo(-0.99, within(1e-12));
    }

    @ParameterizedTest
    @EnumSource(GeneratorLoss.class)
    void hugeLogitsStayFinite(GeneratorLoss loss) {
        for (double s : new double[]{-1e300, -1000, 1000, 1e300}) {
            assertThat(loss.of(s)).isFinite();
            assertThat(loss.derivative(s)).isBetween(-1.0, 0.0);
        }
    }

    @Test
    void badDistributionsAreNamed() {
        assertThatThrownBy(() -> TwoPlayerGame.value(P, new double[]{1}, 1, 1, 1)).hasMessage(
                "TwoPlayerGame.value: distributions on 3 and 1 points: must be equally many, and at least one");
        assertThatThrownBy(() -> TwoPlayerGame.bestDiscriminator(new double[]{0.5, 0.6}, new double[]{0.5, 0.5}))
                .hasMessage("TwoPlayerGame.bestDiscriminator: probabilities that add up to 1.1: must add up to 1");
        assertThatThrownBy(() -> TwoPlayerGame.jensenShannon(new double[]{-0.5, 1.5}, new double[]{0.5, 0.5}))
                .hasMessage("TwoPlayerGame.jensenShannon: probability -0.5 at point 0: must be from 0 to 1");
        assertThatThrownBy(() -> TwoPlayerGame.jensenShannon(new double[]{Double.NaN, 1}, new double[]{0.5, 0.5}))
                .hasMessage("TwoPlayerGame.jensenShannon: probability NaN at point 0: must be from 0 to 1");
        assertThatThrownBy(() -> TwoPlayerGame.value(P, Q, 0.5, 0.5)).hasMessage(
                "TwoPlayerGame.value: 2 answers for 3 points: must be one each");
        assertThatThrownBy(() -> TwoPlayerGame.value(P, Q, 0.5, 1.5, 0.5)).hasMessage(
                "TwoPlayerGame.value: answer 1.5 at point 1: must be from 0 to 1");
    }
}
